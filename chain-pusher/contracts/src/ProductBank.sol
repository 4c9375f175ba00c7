// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {OwnableRoles} from "solady/auth/OwnableRoles.sol";
import {ECDSA} from "solady/utils/ECDSA.sol";
import {EIP712} from "solady/utils/EIP712.sol";
import {EfficientHashLib} from "solady/utils/EfficientHashLib.sol";
import {LibBitmap} from "solady/utils/LibBitmap.sol";
import {ReentrancyGuardTransient} from "solady/utils/ReentrancyGuardTransient.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IRewardLedger, Reward} from "./IRewardLedger.sol";

/// @title The bank of one product: holds its tokens and pays signed batches of rewards into the ledger
/// @notice A batch is paid if its signer holds DISTRIBUTOR_ROLE; who carries it does not matter. A nonce is paid once.
/// Amounts are in the token's smallest unit throughout. A campaign that was never allocated is active and uncapped.
contract ProductBank is OwnableRoles, EIP712, ReentrancyGuardTransient {
    using LibBitmap for LibBitmap.Bitmap;
    using SafeTransferLib for address;

    /// @notice May set budgets, stop campaigns and cancel nonces.
    uint256 public constant MANAGER_ROLE = _ROLE_0;

    /// @notice Signs batches. Needs no gas and sends no transaction.
    uint256 public constant DISTRIBUTOR_ROLE = _ROLE_1;

    /// @notice EIP-712 type of a batch.
    bytes32 public constant PUSH_REWARDS_TYPEHASH = keccak256(
        "PushRewards(bytes32 campaignId,address token,Reward[] rewards,bytes32 nonce)Reward(address user,uint256 amount)"
    );

    /// @notice EIP-712 type of a reward inside a batch.
    bytes32 public constant REWARD_TYPEHASH = keccak256("Reward(address user,uint256 amount)");

    /// @dev A signature with a larger s is the mirror image of another one (EIP-2).
    uint256 private constant HALF_CURVE_ORDER = ECDSA.N / 2;

    /// @notice The product that this bank pays for: a UUID's 16 bytes, then 16 zero bytes.
    bytes32 public immutable productId;

    /// @notice The ledger that this bank credits.
    IRewardLedger public immutable ledger;

    /// @notice `from` put `amount` of `token` into the bank.
    event FundsDeposited(address indexed token, address indexed from, uint256 amount);

    /// @notice The owner took `amount` of `token` out of the bank to `to`.
    event FundsWithdrawn(address indexed token, address indexed to, uint256 amount);

    /// @notice The campaign may push `budget` of `token` in all; 0 means without limit.
    event CampaignBudgetAllocated(bytes32 indexed campaignId, address indexed token, uint256 budget);

    /// @notice The campaign cannot push any more.
    event CampaignDeactivated(bytes32 indexed campaignId);

    /// @notice The nonce was used up without a payment.
    event NonceCancelled(bytes32 indexed nonce);

    /// @notice A batch was paid.
    /// @param campaignId the campaign
    /// @param token the token
    /// @param nonce the batch's nonce
    /// @param total sum of the amounts
    /// @param count length of the list
    /// @param rewardsHash keccak256 of the EIP-712 encoding of the list, that is of its rewards' hashStructs in order
    event RewardsPushed(
        bytes32 indexed campaignId,
        address indexed token,
        bytes32 indexed nonce,
        uint256 total,
        uint256 count,
        bytes32 rewardsHash
    );

    /// @notice An address that must be set is zero.
    error ZeroAddress();

    /// @notice `target` has no code, so it cannot be the ledger.
    error NotAContract(address target);

    /// @notice The amount must be 1 or more.
    error ZeroFunds();

    /// @notice The list of rewards is empty.
    error NoRewards();

    /// @notice The nonce was pushed or cancelled before.
    error NonceUsed(bytes32 nonce);

    /// @notice The signature has `length` bytes (expected: 65, as r, s, v).
    error InvalidSignatureLength(uint256 length);

    /// @notice The signature's s is in the upper half of the curve's order.
    error InvalidSignatureS(bytes32 s);

    /// @notice The signature recovers to `recovered`, which does not hold DISTRIBUTOR_ROLE; zero if to nobody.
    error InvalidSigner(address recovered);

    /// @notice The campaign was deactivated.
    error CampaignInactive(bytes32 campaignId);

    /// @notice The campaign has `remaining` of its budget left, but the batch needs `requested`.
    error BudgetExceeded(bytes32 campaignId, address token, uint256 remaining, uint256 requested);

    /// @notice A budget is at most `max`.
    error BudgetTooLarge(uint256 budget, uint256 max);

    /// @notice The bank holds `available` of the token, but `requested` is needed.
    error InsufficientBalance(uint256 available, uint256 requested);

    /// @notice Of `expected` only `received` arrived: the token takes a fee on transfer and is not supported.
    error FeeOnTransferToken(address token, uint256 expected, uint256 received);

    LibBitmap.Bitmap private _nonces;

    /// @dev Both false for a campaign that was never touched, so that its pushes read this one slot and no budget.
    struct Campaign {
        bool deactivated;
        bool limited;
    }

    mapping(bytes32 campaignId => Campaign) private _campaigns;

    /// @dev budget in the upper 128 bits (0 = without limit), spent in the lower: one slot read, one written per batch
    mapping(bytes32 campaignId => mapping(address token => uint256 packed)) private _budgets;

    /// @param productId_ the product: a UUID's 16 bytes, then 16 zero bytes
    /// @param owner_ who withdraws funds and grants roles; holds no role at first
    /// @param ledger_ the ledger, which has to authorise this bank before the first push
    constructor(bytes32 productId_, address owner_, address ledger_) {
        if (owner_ == address(0)) revert ZeroAddress();
        if (ledger_.code.length == 0) revert NotAContract(ledger_);
        productId = productId_;
        ledger = IRewardLedger(ledger_);
        _initializeOwner(owner_);
    }

    /// @notice Puts tokens that the caller has approved into the bank. Anyone. A plain transfer to the bank does the same
    /// without the event.
    /// @dev Errors: ZeroFunds, FeeOnTransferToken, SafeTransferLib's TransferFromFailed.
    /// @param token the ERC-20 token
    /// @param amount 1 or more
    function deposit(address token, uint256 amount) external nonReentrant {
        if (amount == 0) revert ZeroFunds();
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        _requireReceived(token, amount, before, token.balanceOf(address(this)));
        emit FundsDeposited(token, msg.sender, amount);
    }

    /// @notice Takes tokens out of the bank to the caller. Owner only.
    /// @dev Errors: Unauthorized, ZeroFunds, InsufficientBalance, SafeTransferLib's TransferFailed.
    /// @param token the ERC-20 token
    /// @param amount 1 or more
    function withdraw(address token, uint256 amount) external onlyOwner nonReentrant {
        if (amount == 0) revert ZeroFunds();
        _requireBalance(token, amount);
        emit FundsWithdrawn(token, msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    /// @notice Sets what a campaign may push of a token in all. MANAGER_ROLE only. It is the total and not a top-up, so
    /// calling it twice changes nothing. What was pushed under a limit counts; what was pushed without one does not. A
    /// deactivated campaign becomes active again.
    /// @dev Errors: Unauthorized, BudgetTooLarge.
    /// @param campaignId the campaign
    /// @param token the ERC-20 token
    /// @param budget the limit, below 2^128; 0 = without limit
    function allocateCampaignBudget(bytes32 campaignId, address token, uint256 budget)
        external
        onlyRoles(MANAGER_ROLE)
    {
        if (budget > type(uint128).max) revert BudgetTooLarge(budget, type(uint128).max);
        uint256 spent = uint128(_budgets[campaignId][token]);
        _budgets[campaignId][token] = (budget << 128) | spent;
        Campaign storage campaign = _campaigns[campaignId];
        campaign.deactivated = false;
        // Never taken back: the campaign may have a limit in another token.
        if (budget != 0) campaign.limited = true;
        emit CampaignBudgetAllocated(campaignId, token, budget);
    }

    /// @notice Stops all pushes of a campaign. MANAGER_ROLE only. Unauthorized otherwise.
    /// @param campaignId the campaign
    function deactivateCampaign(bytes32 campaignId) external onlyRoles(MANAGER_ROLE) {
        _campaigns[campaignId].deactivated = true;
        emit CampaignDeactivated(campaignId);
    }

    /// @notice Uses up a nonce without a payment, so that what was signed under it can never be paid. MANAGER_ROLE only.
    /// @dev Errors: Unauthorized, NonceUsed (then it was pushed or cancelled before; the events tell which).
    /// @param nonce the nonce
    function cancelNonce(bytes32 nonce) external onlyRoles(MANAGER_ROLE) {
        _useNonce(nonce);
        emit NonceCancelled(nonce);
    }

    /// @notice Pays one signed batch into the ledger, all of it or nothing. Anyone may call; the signer must hold
    /// DISTRIBUTOR_ROLE.
    /// @dev Errors in the order of the checks: NoRewards, NonceUsed, InvalidSignatureLength, InvalidSignatureS,
    /// InvalidSigner, CampaignInactive, BudgetExceeded, InsufficientBalance, SafeTransferLib's TransferFailed,
    /// then the ledger's, then FeeOnTransferToken.
    /// @param campaignId the campaign: a UUID's 16 bytes, then 16 zero bytes
    /// @param token the ERC-20 token that all amounts are in
    /// @param rewards the list; a wallet may occur more than once
    /// @param nonce any 32 bytes; cheapest if the upper 248 bits (a storage slot) stay the same for 256 batches
    /// @param signature r, s (lower half), v (27 or 28) over the EIP-712 digest
    function pushRewards(
        bytes32 campaignId,
        address token,
        Reward[] calldata rewards,
        bytes32 nonce,
        bytes calldata signature
    ) external nonReentrant {
        if (rewards.length == 0) revert NoRewards();
        _useNonce(nonce);
        (uint256 total, bytes32 rewardsHash) = _sumAndHash(rewards);
        _requireDistributor(campaignId, token, rewardsHash, nonce, signature);
        _spend(campaignId, token, total);
        _credit(token, total, rewards);
        emit RewardsPushed(campaignId, token, nonce, total, rewards.length, rewardsHash);
    }

    /// @notice What the bank holds of `token`, in its smallest unit.
    function getAvailableBalance(address token) public view returns (uint256) {
        return token.balanceOf(address(this));
    }

    /// @notice A campaign's limit and what was pushed under it, in the token's smallest unit.
    /// @return budget the limit; 0 = without limit
    /// @return spent what was pushed while there was a limit; above `budget` if that was lowered later
    function getCampaignBudget(bytes32 campaignId, address token)
        external
        view
        returns (uint256 budget, uint256 spent)
    {
        uint256 packed = _budgets[campaignId][token];
        return (packed >> 128, uint128(packed));
    }

    /// @notice Whether the campaign may push: true until it is deactivated, also if nobody ever allocated it.
    function isCampaignActive(bytes32 campaignId) external view returns (bool) {
        return !_campaigns[campaignId].deactivated;
    }

    /// @notice Whether the nonce was pushed or cancelled.
    function isNonceUsed(bytes32 nonce) external view returns (bool) {
        return _nonces.get(uint256(nonce));
    }

    /// @dev One bit per nonce. Toggling reads the slot once; a used nonce would be cleared by it, but reverts.
    function _useNonce(bytes32 nonce) private {
        if (!_nonces.toggle(uint256(nonce))) revert NonceUsed(nonce);
    }

    /// @dev In assembly and four at a time, because the loop runs once per reward. The sum may wrap here: then the ledger,
    /// which adds up the same list, refuses it with SumOverflow and the whole batch reverts.
    function _sumAndHash(Reward[] calldata rewards) private pure returns (uint256 total, bytes32 rewardsHash) {
        bytes32 typeHash = REWARD_TYPEHASH;
        assembly ("memory-safe") {
            // 0x00 to 0x5f hold one encoded reward, over the free memory pointer, which is put back; the hashes lie
            // beyond it.
            let hashes := mload(0x40)
            mstore(0x00, typeHash)
            function hashReward(reward, hash) -> amount {
                calldatacopy(0x20, reward, 0x40)
                amount := mload(0x40)
                mstore(hash, keccak256(0x00, 0x60))
            }
            let reward := rewards.offset
            let next := hashes
            let end := add(hashes, shl(5, rewards.length))
            let foursEnd := add(hashes, shl(7, shr(2, rewards.length)))
            for {} lt(next, foursEnd) {} {
                total := add(total, hashReward(reward, next))
                total := add(total, hashReward(add(reward, 0x40), add(next, 0x20)))
                total := add(total, hashReward(add(reward, 0x80), add(next, 0x40)))
                total := add(total, hashReward(add(reward, 0xc0), add(next, 0x60)))
                next := add(next, 0x80)
                reward := add(reward, 0x100)
            }
            for {} lt(next, end) {} {
                total := add(total, hashReward(reward, next))
                next := add(next, 0x20)
                reward := add(reward, 0x40)
            }
            mstore(0x40, hashes)
            rewardsHash := keccak256(hashes, sub(end, hashes))
        }
    }

    /// @dev Only one encoding of a signature is accepted, so that nobody can make a second one out of the first.
    function _requireDistributor(
        bytes32 campaignId,
        address token,
        bytes32 rewardsHash,
        bytes32 nonce,
        bytes calldata signature
    ) private view {
        if (signature.length != 65) revert InvalidSignatureLength(signature.length);
        bytes32 s = bytes32(signature[32:64]);
        if (uint256(s) > HALF_CURVE_ORDER) revert InvalidSignatureS(s);
        bytes32 structHash = EfficientHashLib.hash(
            PUSH_REWARDS_TYPEHASH, campaignId, bytes32(uint256(uint160(token))), rewardsHash, nonce
        );
        address signer = ECDSA.tryRecoverCalldata(_hashTypedData(structHash), signature);
        // Zero is "nobody": it must fail even if the owner grants the zero address a role by mistake.
        if (signer == address(0) || !hasAllRoles(signer, DISTRIBUTOR_ROLE)) revert InvalidSigner(signer);
    }

    /// @dev Books the total on the campaign. Without a limit nothing is written, and without any ever set, the budget is
    /// not even read (2,100 gas).
    function _spend(bytes32 campaignId, address token, uint256 total) private {
        Campaign memory campaign = _campaigns[campaignId];
        if (campaign.deactivated) revert CampaignInactive(campaignId);
        if (!campaign.limited) return;
        uint256 packed = _budgets[campaignId][token];
        uint256 budget = packed >> 128;
        if (budget == 0) return;
        uint256 spent = uint128(packed);
        uint256 remaining = spent < budget ? budget - spent : 0;
        if (total > remaining) revert BudgetExceeded(campaignId, token, remaining, total);
        // spent + total <= budget < 2^128, so nothing is carried into the upper half.
        _budgets[campaignId][token] = packed + total;
    }

    /// @dev Moves the total to the ledger, then has it credited there. The arrival is measured: otherwise tokens that
    /// someone sent to the ledger by mistake would pay a token's fee.
    function _credit(address token, uint256 total, Reward[] calldata rewards) private {
        _requireBalance(token, total);
        address to = address(ledger);
        uint256 before = token.balanceOf(to);
        token.safeTransfer(to, total);
        uint256 afterwards;
        bytes4 selector = IRewardLedger.pushRewards.selector;
        // The list goes on as it came: encoding it again, field by field, would add about 200 gas per reward.
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, selector)
            mstore(add(data, 0x04), token)
            mstore(add(data, 0x24), 0x40)
            mstore(add(data, 0x44), rewards.length)
            let size := shl(6, rewards.length)
            calldatacopy(add(data, 0x64), rewards.offset, size)
            if iszero(call(gas(), to, 0, data, add(size, 0x64), 0x00, 0x20)) {
                returndatacopy(data, 0x00, returndatasize())
                revert(data, returndatasize())
            }
            afterwards := mload(0x00)
        }
        _requireReceived(token, total, before, afterwards);
    }

    function _requireBalance(address token, uint256 requested) private view {
        uint256 available = getAvailableBalance(token);
        if (available < requested) revert InsufficientBalance(available, requested);
    }

    function _requireReceived(address token, uint256 expected, uint256 before, uint256 afterwards) private pure {
        uint256 received = afterwards > before ? afterwards - before : 0;
        if (received != expected) revert FeeOnTransferToken(token, expected, received);
    }

    function _domainNameAndVersion() internal pure override returns (string memory name, string memory version) {
        return ("Frak.ProductBank", "1");
    }

    /// @dev The lock is transient on every chain: a storage lock would cost 5,000 gas more per batch.
    function _useTransientReentrancyGuardOnlyOnMainnet() internal pure override returns (bool) {
        return false;
    }
}
