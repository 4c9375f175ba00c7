// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";

/// @title A token that burns one percent of every transfer; anyone may mint
contract FeeToken is ERC20 {
    bool public feeOn = true;

    function name() public pure override returns (string memory) {
        return "Fee";
    }

    function symbol() public pure override returns (string memory) {
        return "FEE";
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setFeeOn(bool on) external {
        feeOn = on;
    }

    function _afterTokenTransfer(address from, address to, uint256 amount) internal override {
        if (feeOn && from != address(0) && to != address(0)) _burn(to, amount / 100);
    }
}
