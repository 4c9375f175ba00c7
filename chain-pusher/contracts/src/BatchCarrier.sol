// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title Carries several batches in one transaction; each succeeds or fails on its own
/// @notice Holds no funds and must never be given a role or an allowance: anyone can make it call anything.
contract BatchCarrier {
    /// @notice One call to make.
    /// @param target the bank
    /// @param data the whole calldata, as signed and stored for that batch
    struct Call {
        address target;
        bytes data;
    }

    /// @notice calls[index] reverted; what the calls before and after it did stays.
    /// @param index place in the list
    /// @param target the bank
    /// @param reason the first 256 bytes of the revert data
    event CallFailed(uint256 indexed index, address indexed target, bytes reason);

    /// @notice calls[index] goes to an address without code, which would look like a success.
    error NotAContract(uint256 index, address target);

    /// @notice calls[index] used up nearly all gas that was left, so it failed for want of gas and not by its content. Nothing
    /// of the transaction stays. Without this, a gas estimate would settle on a limit that lets the inner calls fail.
    error OutOfGas(uint256 index);

    /// @dev Enough for every error of the bank and the ledger; a target cannot make the carrier pay for more.
    uint256 private constant MAX_REASON = 256;

    /// @dev A call passes on 63/64 of the gas. If bank, ledger or token run out of it, at most three levels keep their 64th.
    uint256 private constant OUT_OF_GAS_SHARE = 16;

    /// @notice Makes the calls in order. Anyone may call. An inner failure does not revert: read the CallFailed events,
    /// or the banks' RewardsPushed events for what was paid.
    /// @dev Errors: NotAContract, OutOfGas.
    /// @param calls the calls
    /// @return succeeded how many of them did not revert
    function carry(Call[] calldata calls) external returns (uint256 succeeded) {
        for (uint256 i; i < calls.length; ++i) {
            address target = calls[i].target;
            if (target.code.length == 0) revert NotAContract(i, target);
            uint256 available = gasleft();
            if (_call(target, calls[i].data)) {
                ++succeeded;
            } else {
                if (gasleft() < available / OUT_OF_GAS_SHARE) revert OutOfGas(i);
                emit CallFailed(i, target, _reason());
            }
        }
    }

    /// @dev Copies the data past the free memory pointer and keeps none of it, so that memory grows to the largest call
    /// and not to the sum of them.
    function _call(address target, bytes calldata data) private returns (bool success) {
        assembly ("memory-safe") {
            let m := mload(0x40)
            calldatacopy(m, data.offset, data.length)
            success := call(gas(), target, 0, m, data.length, 0x00, 0x00)
        }
    }

    /// @dev The last call's revert data, cut.
    function _reason() private pure returns (bytes memory reason) {
        uint256 size;
        assembly ("memory-safe") {
            size := returndatasize()
        }
        if (size > MAX_REASON) size = MAX_REASON;
        reason = new bytes(size);
        assembly ("memory-safe") {
            returndatacopy(add(reason, 0x20), 0x00, size)
        }
    }
}
