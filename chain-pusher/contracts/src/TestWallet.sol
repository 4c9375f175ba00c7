// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {ECDSA} from "solady/utils/ECDSA.sol";

/// @title A contract wallet with one owner (EIP-1271) for development chains and tests
/// @notice Holds nothing and does nothing but say whether its owner signed.
contract TestWallet {
    /// @notice Whose signatures are this wallet's.
    address public immutable owner;

    /// @param owner_ an account with a key
    constructor(address owner_) {
        owner = owner_;
    }

    /// @notice EIP-1271: 0x1626ba7e if the owner signed the hash, 0xffffffff otherwise.
    /// @param hash what was signed
    /// @param signature r, s, v in 65 bytes, or in 64 by EIP-2098
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        address signer = ECDSA.tryRecoverCalldata(hash, signature);
        return signer != address(0) && signer == owner ? this.isValidSignature.selector : bytes4(0xffffffff);
    }
}
