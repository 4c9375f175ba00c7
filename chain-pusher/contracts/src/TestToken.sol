// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {Ownable} from "solady/auth/Ownable.sol";
import {ERC20} from "solady/tokens/ERC20.sol";

/// @title A plain ERC-20 token with 18 decimals for development chains and tests
contract TestToken is ERC20, Ownable {
    string private _name;
    string private _symbol;

    /// @param name_ for example "Demo Token"
    /// @param symbol_ for example "DEMO"
    /// @param owner_ who may mint
    constructor(string memory name_, string memory symbol_, address owner_) {
        _name = name_;
        _symbol = symbol_;
        _initializeOwner(owner_);
    }

    /// @notice Creates tokens out of nothing. Owner only; Unauthorized otherwise, TotalSupplyOverflow above 2^256 - 1.
    /// @param to who gets them
    /// @param amount in the smallest unit
    function mint(address to, uint256 amount) external onlyOwner {
        _mint(to, amount);
    }

    /// @notice The token's name.
    function name() public view override returns (string memory) {
        return _name;
    }

    /// @notice The token's symbol.
    function symbol() public view override returns (string memory) {
        return _symbol;
    }
}
