// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @notice What one wallet is owed by one batch.
/// @param user the wallet that may pull the amount; never the zero address
/// @param amount the token's smallest unit, 1 or more
struct Reward {
    address user;
    uint256 amount;
}

/// @title The part of the reward ledger that a bank calls
interface IRewardLedger {
    /// @notice Credits every reward of the list. The caller has transferred the sum to the ledger in the same transaction.
    /// @param token the ERC-20 token that all amounts are in
    /// @param rewards the list; a wallet may occur more than once
    /// @return balance what the ledger holds of the token now, in its smallest unit
    function pushRewards(address token, Reward[] calldata rewards) external returns (uint256 balance);
}
