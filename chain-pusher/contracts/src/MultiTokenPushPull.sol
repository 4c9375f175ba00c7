// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {Ownable} from "solady/auth/Ownable.sol";
import {ReentrancyGuardTransient} from "solady/utils/ReentrancyGuardTransient.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IRewardLedger, Reward} from "./IRewardLedger.sol";

/// @title The reward ledger: banks push credits, users pull tokens
/// @notice One contract for all products and tokens. At any time its balance of a token is at least the sum of all
/// credits in that token, whatever an authorised bank does.
/// @dev A credit is stored as amount + 1 from the first credit on, so its slot never returns to zero and every later
/// credit changes a non-zero slot (17,100 gas less). Views and payments subtract the 1. Tokens that rebase, or that take
/// a fee from the sender, are not supported: nothing here could keep the sum right for them.
contract MultiTokenPushPull is IRewardLedger, Ownable, ReentrancyGuardTransient {
    using SafeTransferLib for address;

    /// @notice A reward was credited to `user` by the bank `emitter`; amount in the token's smallest unit. Only the user is
    /// indexed: every further index would cost 119 gas for every reward.
    event RewardAdded(address token, address indexed user, address emitter, uint256 amount);

    /// @notice `user` pulled all of his credit in `token`; amount in the token's smallest unit.
    event RewardClaimed(address indexed token, address indexed user, uint256 amount);

    /// @notice The owner allowed `pusher` to credit rewards.
    event PusherAuthorized(address indexed pusher);

    /// @notice The owner took that right from `pusher`; what it has credited stays.
    event PusherRevoked(address indexed pusher);

    /// @notice `sender` is not an authorised bank.
    error NotAuthorisedPusher(address sender);

    /// @notice An address that must be set is zero.
    error ZeroAddress();

    /// @notice The list of rewards is empty.
    error NoRewards();

    /// @notice rewards[index].user is the zero address.
    error ZeroRecipient(uint256 index);

    /// @notice rewards[index].user has bits above the 160 of an address.
    error InvalidRecipient(uint256 index, uint256 word);

    /// @notice rewards[index].amount is zero.
    error ZeroAmount(uint256 index);

    /// @notice The sum of the amounts up to and with rewards[index] does not fit in 256 bits.
    error SumOverflow(uint256 index);

    /// @notice The ledger holds `balance` of the token but would owe `required` after this push.
    error LedgerUnderfunded(address token, uint256 balance, uint256 required);

    /// @notice `user` has no credit in `token`.
    error NothingPending(address token, address user);

    /// @dev keccak256("RewardAdded(address,address,address,uint256)")
    bytes32 private constant REWARD_ADDED_TOPIC = RewardAdded.selector;

    /// @dev token => user => credit + 1, or 0 if the user never had one
    mapping(address token => mapping(address user => uint256 creditPlusOne)) private _credits;

    /// @dev token => sum of all credits + 1, or 0 if there never was one
    mapping(address token => uint256 totalPlusOne) private _totals;

    mapping(address pusher => bool) private _pushers;

    /// @param owner_ who authorises banks
    constructor(address owner_) {
        if (owner_ == address(0)) revert ZeroAddress();
        _initializeOwner(owner_);
    }

    /// @notice Lets `pusher` credit rewards. Owner only; does nothing new if it already may.
    /// @param pusher a bank; ZeroAddress if zero
    function authorizePusher(address pusher) external onlyOwner {
        if (pusher == address(0)) revert ZeroAddress();
        _pushers[pusher] = true;
        emit PusherAuthorized(pusher);
    }

    /// @notice Takes the right to credit from `pusher`. Owner only; earlier credits stay.
    /// @param pusher the bank
    function revokePusher(address pusher) external onlyOwner {
        _pushers[pusher] = false;
        emit PusherRevoked(pusher);
    }

    /// @notice Credits every reward of the list. Authorised banks only, which transfer the sum first.
    /// @dev All recipients are looked at before the balance is, so that an eth_call of this function with `from` = the bank
    /// tells a bad recipient (ZeroRecipient, InvalidRecipient, ZeroAmount) from a sound list (LedgerUnderfunded, as nothing
    /// was transferred in that call).
    /// Errors: NotAuthorisedPusher, NoRewards, ZeroRecipient, InvalidRecipient, ZeroAmount, SumOverflow, LedgerUnderfunded.
    /// @param token the ERC-20 token that all amounts are in
    /// @param rewards the list; amounts in the token's smallest unit; a wallet may occur more than once
    /// @return balance what the ledger holds of the token now, in its smallest unit; saves the bank a call to the token
    function pushRewards(address token, Reward[] calldata rewards) external nonReentrant returns (uint256 balance) {
        if (!_pushers[msg.sender]) revert NotAuthorisedPusher(msg.sender);
        if (rewards.length == 0) revert NoRewards();
        uint256 sum = _credit(token, rewards);
        // Checked arithmetic on purpose: as the total + 1 fits, so does every credit + 1 that is part of it.
        uint256 required = getTotalPending(token) + sum;
        _totals[token] = required + 1;
        balance = token.balanceOf(address(this));
        if (balance < required) revert LedgerUnderfunded(token, balance, required);
    }

    /// @notice Pays the caller all of his credit in `token`. NothingPending if there is none.
    /// @param token the ERC-20 token
    /// @return amount what was paid, in the token's smallest unit
    function pullReward(address token) external nonReentrant returns (uint256 amount) {
        amount = _pull(token);
        if (amount == 0) revert NothingPending(token, msg.sender);
    }

    /// @notice Pays the caller all of his credits in `tokens`. Tokens without a credit are passed over; if one token's
    /// transfer fails, nothing is paid and the others can be pulled without it.
    /// @param tokens the ERC-20 tokens
    /// @return amounts what was paid, per token, in the token's smallest unit
    function pullRewards(address[] calldata tokens) external nonReentrant returns (uint256[] memory amounts) {
        amounts = new uint256[](tokens.length);
        for (uint256 i; i < tokens.length; ++i) {
            amounts[i] = _pull(tokens[i]);
        }
    }

    /// @notice What `user` can pull in `token`, in its smallest unit.
    function getPendingAmount(address token, address user) public view returns (uint256) {
        return _amount(_credits[token][user]);
    }

    /// @notice What `user` can pull in each of `tokens`, in their smallest units.
    function getPendingAmounts(address[] calldata tokens, address user)
        external
        view
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](tokens.length);
        for (uint256 i; i < tokens.length; ++i) {
            amounts[i] = getPendingAmount(tokens[i], user);
        }
    }

    /// @notice The sum of all credits in `token`, in its smallest unit; never more than the ledger's balance of it.
    function getTotalPending(address token) public view returns (uint256) {
        return _amount(_totals[token]);
    }

    /// @notice Whether `pusher` may credit rewards.
    function isAuthorizedPusher(address pusher) external view returns (bool) {
        return _pushers[pusher];
    }

    /// @dev Adds each amount to its credit and announces it. In assembly and two at a time, because this loop is nearly
    /// all of what a push costs. It only notes that something is wrong; what, is found out afterwards.
    function _credit(address token, Reward[] calldata rewards) private returns (uint256 sum) {
        mapping(address => uint256) storage credits = _credits[token];
        bytes32 topic = REWARD_ADDED_TOPIC;
        bool sound = true;
        assembly ("memory-safe") {
            // The sum grows unless the amount is zero or the sum wrapped; user - 1 is below 2^160 - 1 unless the user is
            // zero or has dirty upper bits.
            function isSound(user, before, sumAfter) -> ok {
                ok := and(gt(sumAfter, before), lt(sub(user, 1), 0xffffffffffffffffffffffffffffffffffffffff))
            }
            // Expects the mapping's slot at 0x20.
            function slotOf(user) -> slot {
                mstore(0x00, user)
                slot := keccak256(0x00, 0x40)
            }
            // Expects token and emitter at data.
            function announce(data, topic0, user, amount) {
                mstore(add(data, 0x40), amount)
                log2(data, 0x60, topic0, user)
            }
            let data := mload(0x40)
            mstore(data, token)
            mstore(add(data, 0x20), caller())
            mstore(0x20, credits.slot)
            let reward := rewards.offset
            let end := add(reward, shl(6, rewards.length))
            let pairsEnd := add(reward, shl(7, shr(1, rewards.length)))
            for {} lt(reward, pairsEnd) { reward := add(reward, 0x80) } {
                {
                    let user := calldataload(reward)
                    let amount := calldataload(add(reward, 0x20))
                    let before := sum
                    sum := add(before, amount)
                    sound := and(sound, isSound(user, before, sum))
                    let slot := slotOf(user)
                    let credit := sload(slot)
                    sstore(slot, add(add(credit, amount), iszero(credit)))
                    announce(data, topic, user, amount)
                }
                {
                    let user := calldataload(add(reward, 0x40))
                    let amount := calldataload(add(reward, 0x60))
                    let before := sum
                    sum := add(before, amount)
                    sound := and(sound, isSound(user, before, sum))
                    let slot := slotOf(user)
                    let credit := sload(slot)
                    sstore(slot, add(add(credit, amount), iszero(credit)))
                    announce(data, topic, user, amount)
                }
            }
            for {} lt(reward, end) { reward := add(reward, 0x40) } {
                let user := calldataload(reward)
                let amount := calldataload(add(reward, 0x20))
                let before := sum
                sum := add(before, amount)
                sound := and(sound, isSound(user, before, sum))
                let slot := slotOf(user)
                let credit := sload(slot)
                sstore(slot, add(add(credit, amount), iszero(credit)))
                announce(data, topic, user, amount)
            }
        }
        if (!sound) _refuse(rewards);
    }

    /// @dev Reverts with what is wrong with the first reward that is not sound.
    function _refuse(Reward[] calldata rewards) private pure {
        uint256 sum;
        // Ends by a revert: it is called only if some reward is not sound.
        for (uint256 i; ; ++i) {
            Reward calldata reward = rewards[i];
            uint256 user;
            assembly ("memory-safe") {
                // Read raw: the field itself could not be read where it is no address.
                user := calldataload(reward)
            }
            if (user == 0) revert ZeroRecipient(i);
            if (user > type(uint160).max) revert InvalidRecipient(i, user);
            if (reward.amount == 0) revert ZeroAmount(i);
            if (reward.amount > type(uint256).max - sum) revert SumOverflow(i);
            sum += reward.amount;
        }
    }

    /// @dev Clears the caller's credit before the tokens leave; 0 if there is none.
    function _pull(address token) private returns (uint256 amount) {
        amount = getPendingAmount(token, msg.sender);
        if (amount == 0) return 0;
        _credits[token][msg.sender] = 1;
        _totals[token] -= amount;
        emit RewardClaimed(token, msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    function _amount(uint256 plusOne) private pure returns (uint256) {
        return plusOne == 0 ? 0 : plusOne - 1;
    }

    /// @dev The lock is transient on every chain: a storage lock would cost 5,000 gas more per push.
    function _useTransientReentrancyGuardOnlyOnMainnet() internal pure override returns (bool) {
        return false;
    }
}
