// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title A target that fails with 100,000 bytes of revert data
contract Bomb {
    fallback() external {
        assembly {
            revert(0x00, 100000)
        }
    }
}
