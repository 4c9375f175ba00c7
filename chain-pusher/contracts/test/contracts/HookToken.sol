// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";

/// @title A token that makes one call of our choice in the middle of a transfer, before the balances change
contract HookToken is ERC20 {
    address private _target;
    bytes private _data;

    /// @notice What the last hook did.
    bool public succeeded;
    bytes public returned;

    function name() public pure override returns (string memory) {
        return "Hook";
    }

    function symbol() public pure override returns (string memory) {
        return "HOOK";
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setHook(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function _beforeTokenTransfer(address, address, uint256) internal override {
        address target = _target;
        if (target == address(0)) return;
        _target = address(0);
        (succeeded, returned) = target.call(_data);
    }
}
