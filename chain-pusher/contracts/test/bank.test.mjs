import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { concatHex, decodeErrorResult, encodeDeployData, hexToBigInt, numberToHex, slice } from 'viem';
import {
  DISTRIBUTOR_ROLE,
  MANAGER_ROLE,
  ZERO_ADDRESS,
  aBatch,
  alice,
  artifacts,
  assertReverts,
  bob,
  calldata,
  checksummed,
  compileTestContracts,
  deploy,
  deployBank,
  deployHouse,
  distributor,
  erin,
  eventsOf,
  id,
  merchant,
  nonceOf,
  push,
  rewardsHash,
  sign,
  startChain,
  stranger,
} from './chain.mjs';

const UNIT = 10n ** 18n;
const MILLION = 10n ** 24n;
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe('ProductBank', () => {
  let chain, client, house, ledger, token, bank, snapshot, testContracts;

  before(async () => {
    chain = await startChain();
    client = chain.client;
    testContracts = compileTestContracts();
    house = await deployHouse(client);
    ({ ledger, token, bank } = house);
    snapshot = await client.snapshot();
  });
  after(() => chain?.stop());
  beforeEach(async () => {
    await client.revert({ id: snapshot });
    snapshot = await client.snapshot();
  });

  const credited = (user) => ledger.read('getPendingAmount', token.address, user.address);

  describe('pushRewards', () => {
    test('credits every reward and moves their sum to the ledger', async () => {
      const rewards = [
        { user: alice.address, amount: 5n * UNIT },
        { user: bob.address, amount: 4n * UNIT },
        { user: alice.address, amount: 1n },
      ];
      await push(aBatch(house, { rewards }));
      assert.equal(await credited(alice), 5n * UNIT + 1n);
      assert.equal(await credited(bob), 4n * UNIT);
      assert.equal(await token.read('balanceOf', ledger.address), 9n * UNIT + 1n);
      assert.equal(await bank.read('getAvailableBalance', token.address), MILLION - 9n * UNIT - 1n);
    });

    test('lets anyone carry a batch that a distributor signed', async () => {
      assert.equal(await bank.read('rolesOf', stranger.address), 0n);
      await push(aBatch(house), { from: stranger });
      assert.equal(await credited(alice), 5n * UNIT);
    });

    test('announces total, count and the hash of the list', async () => {
      const rewards = Array.from({ length: 7 }, (_, i) => ({
        user: `0x${(i + 1).toString(16).padStart(40, 'a')}`,
        amount: 1n + BigInt(i) * UNIT,
      }));
      const batch = aBatch(house, { rewards });
      const receipt = await push(batch);
      const [event, ...others] = eventsOf(receipt, bank, 'RewardsPushed');
      assert.deepEqual(others, []);
      assert.equal(event.topics.length, 4, 'campaignId, token and nonce are indexed');
      assert.equal(event.args.campaignId, batch.campaignId);
      assert.equal(event.args.token, checksummed(token));
      assert.equal(event.args.nonce, batch.nonce);
      assert.equal(event.args.total, 7n + 21n * UNIT);
      assert.equal(event.args.count, 7n);
      assert.equal(event.args.rewardsHash, rewardsHash(rewards));
      const added = eventsOf(receipt, ledger, 'RewardAdded');
      assert.deepEqual(
        added.map(({ args }) => [args.user.toLowerCase(), args.emitter.toLowerCase(), args.amount]),
        rewards.map(({ user, amount }) => [user, bank.address.toLowerCase(), amount]),
      );
    });

    test('refuses a signer without the role and names him', async () => {
      await assertReverts(push(aBatch(house), { signer: stranger }), 'InvalidSigner', [stranger.address]);
    });

    test('refuses the manager and the owner as signer', async () => {
      await assertReverts(push(aBatch(house), { signer: merchant }), 'InvalidSigner', [merchant.address]);
    });

    test('refuses a distributor whose role was revoked', async () => {
      const signature = await sign(aBatch(house));
      await bank.send(merchant, 'revokeRoles', distributor.address, DISTRIBUTOR_ROLE);
      await assertReverts(push(aBatch(house), { signature }), 'InvalidSigner', [distributor.address]);
    });

    for (const [what, change] of [
      ['campaign', { campaignId: id('another campaign') }],
      ['recipient', { rewards: [{ user: erin.address, amount: 5n * UNIT }] }],
      ['amount', { rewards: [{ user: alice.address, amount: 6n * UNIT }] }],
      ['nonce', { nonce: nonceOf(2) }],
      ['length', { rewards: Array(2).fill({ user: alice.address, amount: 5n * UNIT }) }],
    ]) {
      test(`refuses another ${what} than was signed`, async () => {
        const signature = await sign(aBatch(house));
        const { args } = await assertReverts(push(aBatch(house, change), { signature }), 'InvalidSigner');
        assert.notEqual(args[0], distributor.address);
      });
    }

    test('refuses another token than was signed', async () => {
      const other = await deploy(client, artifacts.TestToken, 'Other', 'OTH', merchant.address);
      await other.send(merchant, 'mint', bank.address, MILLION);
      const signature = await sign(aBatch(house));
      await assertReverts(push(aBatch(house, { token: other.address }), { signature }), 'InvalidSigner');
    });

    test('refuses a replay on another bank', async () => {
      const other = await deployBank(client, ledger, 'other shop');
      await token.send(merchant, 'mint', other.address, MILLION);
      const signature = await sign(aBatch(house));
      await assertReverts(push(aBatch(house, { bank: other }), { signature }), 'InvalidSigner');
      await push(aBatch(house, { bank: other }));
    });

    for (const [what, domain] of [
      ['chain', { chainId: 1 }],
      ['name', { name: 'ProductBank' }],
      ['version', { version: '2' }],
    ]) {
      test(`refuses a signature for another ${what} of the domain`, async () => {
        await assertReverts(push(aBatch(house), { domain }), 'InvalidSigner');
      });
    }

    test('tells its domain', async () => {
      const [fields, name, version, chainId, contract] = await bank.read('eip712Domain');
      assert.deepEqual(
        [fields, name, version, chainId, contract.toLowerCase()],
        ['0x0f', 'Frak.ProductBank', '1', 31337n, bank.address.toLowerCase()],
      );
    });

    test('refuses the mirror image of a valid signature', async () => {
      const signature = await sign(aBatch(house));
      const mirrored = numberToHex(CURVE_ORDER - hexToBigInt(slice(signature, 32, 64)), { size: 32 });
      const v = slice(signature, 64) === '0x1b' ? '0x1c' : '0x1b';
      const malleable = concatHex([slice(signature, 0, 32), mirrored, v]);
      await assertReverts(push(aBatch(house), { signature: malleable }), 'InvalidSignatureS', [mirrored]);
      await push(aBatch(house), { signature });
    });

    test('refuses the compact form of a valid signature', async () => {
      const signature = await sign(aBatch(house));
      const parity = slice(signature, 64) === '0x1c' ? 1n << 255n : 0n;
      const vs = numberToHex(hexToBigInt(slice(signature, 32, 64)) | parity, { size: 32 });
      const compact = concatHex([slice(signature, 0, 32), vs]);
      await assertReverts(push(aBatch(house), { signature: compact }), 'InvalidSignatureLength', [64n]);
    });

    test('refuses a signature that recovers to nobody, even if nobody has the role', async () => {
      await bank.send(merchant, 'grantRoles', ZERO_ADDRESS, DISTRIBUTOR_ROLE);
      const signature = concatHex([slice(await sign(aBatch(house)), 0, 64), '0x00']);
      await assertReverts(push(aBatch(house), { signature }), 'InvalidSigner', [ZERO_ADDRESS]);
      await assertReverts(push(aBatch(house), { signature: '0x' }), 'InvalidSignatureLength', [0n]);
    });

    test('refuses an empty list', async () => {
      await assertReverts(push(aBatch(house, { rewards: [] })), 'NoRewards', []);
    });

    test('passes on which reward the ledger refused', async () => {
      const good = { user: bob.address, amount: 1n };
      const noOne = { user: ZERO_ADDRESS, amount: 1n };
      const nothing = { user: alice.address, amount: 0n };
      await assertReverts(push(aBatch(house, { rewards: [good, good, noOne] })), 'ZeroRecipient', [2n]);
      await assertReverts(push(aBatch(house, { rewards: [good, nothing, good] })), 'ZeroAmount', [1n]);
      assert.equal(await bank.read('isNonceUsed', nonceOf(1)), false);
      assert.equal(await credited(bob), 0n);
    });

    test('refuses amounts whose sum wraps to what the bank could pay', async () => {
      const rewards = [
        { user: alice.address, amount: 2n ** 255n },
        { user: bob.address, amount: 2n ** 255n },
        { user: erin.address, amount: UNIT },
      ];
      await assertReverts(push(aBatch(house, { rewards })), 'SumOverflow', [1n]);
    });

    test('refuses when the bank is no authorised pusher', async () => {
      await ledger.send(merchant, 'revokePusher', bank.address);
      const { args } = await assertReverts(push(aBatch(house)), 'NotAuthorisedPusher');
      assert.equal(args[0].toLowerCase(), bank.address.toLowerCase());
      assert.equal(await bank.read('getAvailableBalance', token.address), MILLION);
    });
  });

  describe('nonces', () => {
    test('are paid once, whatever the list and the carrier', async () => {
      assert.equal(await bank.read('isNonceUsed', nonceOf(1)), false);
      await push(aBatch(house));
      assert.equal(await bank.read('isNonceUsed', nonceOf(1)), true);
      await assertReverts(push(aBatch(house), { from: stranger }), 'NonceUsed', [nonceOf(1)]);
      const smaller = aBatch(house, { rewards: [{ user: bob.address, amount: 1n }] });
      await assertReverts(push(smaller), 'NonceUsed', [nonceOf(1)]);
      // A refused second use must not free the nonce again.
      await assertReverts(push(aBatch(house)), 'NonceUsed', [nonceOf(1)]);
      assert.equal(await credited(alice), 5n * UNIT);
    });

    test('are independent of each other across words and epochs', async () => {
      const nonces = [nonceOf(0), nonceOf(255), nonceOf(256), nonceOf(257, 'epoch two'), `0x${'ff'.repeat(32)}`];
      for (const nonce of nonces) await push(aBatch(house, { nonce }));
      for (const nonce of nonces) assert.equal(await bank.read('isNonceUsed', nonce), true, nonce);
      for (const nonce of [nonceOf(1), nonceOf(254), nonceOf(257), nonceOf(0, 'epoch two'), `0x${'00'.repeat(32)}`]) {
        assert.equal(await bank.read('isNonceUsed', nonce), false, nonce);
      }
      assert.equal(await credited(alice), 25n * UNIT);
    });

    test('are cancelled by the manager', async () => {
      const receipt = await bank.send(merchant, 'cancelNonce', nonceOf(1));
      assert.deepEqual(
        eventsOf(receipt, bank, 'NonceCancelled').map(({ args }) => args.nonce),
        [nonceOf(1)],
      );
      assert.equal(await bank.read('isNonceUsed', nonceOf(1)), true);
      await assertReverts(push(aBatch(house)), 'NonceUsed', [nonceOf(1)]);
      await assertReverts(bank.send(merchant, 'cancelNonce', nonceOf(1)), 'NonceUsed', [nonceOf(1)]);
      await push(aBatch(house, { nonce: nonceOf(2) }));
    });

    test('cannot be cancelled after the push', async () => {
      await push(aBatch(house));
      await assertReverts(bank.send(merchant, 'cancelNonce', nonceOf(1)), 'NonceUsed', [nonceOf(1)]);
    });

    test('stay free when the push reverts, so that a refill pays the same batch', async () => {
      await bank.send(merchant, 'withdraw', token.address, MILLION);
      const signature = await sign(aBatch(house));
      await assertReverts(push(aBatch(house), { signature }), 'InsufficientBalance', [0n, 5n * UNIT]);
      await token.send(merchant, 'mint', bank.address, 5n * UNIT);
      await push(aBatch(house), { signature, from: stranger });
      assert.equal(await credited(alice), 5n * UNIT);
    });
  });

  describe('budgets', () => {
    const campaignId = id('welcome campaign');
    const allocate = (budget) => bank.send(merchant, 'allocateCampaignBudget', campaignId, token.address, budget);
    const pay = (sequence, amount) =>
      push(aBatch(house, { nonce: nonceOf(sequence), rewards: [{ user: alice.address, amount }] }));

    test('do not limit a campaign that was never allocated', async () => {
      assert.equal(await bank.read('isCampaignActive', campaignId), true);
      assert.deepEqual(await bank.read('getCampaignBudget', campaignId, token.address), [0n, 0n]);
      await pay(1, MILLION);
      assert.equal(await credited(alice), MILLION);
    });

    test('are spent to the last unit and not beyond', async () => {
      const [event] = eventsOf(await allocate(10n), bank, 'CampaignBudgetAllocated');
      assert.deepEqual([event.args.campaignId, event.args.budget], [campaignId, 10n]);
      await pay(1, 7n);
      await assertReverts(pay(2, 4n), 'BudgetExceeded', [campaignId, checksummed(token), 3n, 4n]);
      await pay(2, 3n);
      await assertReverts(pay(3, 1n), 'BudgetExceeded', [campaignId, checksummed(token), 0n, 1n]);
      assert.deepEqual(await bank.read('getCampaignBudget', campaignId, token.address), [10n, 10n]);
    });

    test('are totals: setting one again grants nothing new', async () => {
      await allocate(10n);
      await pay(1, 10n);
      await allocate(10n);
      await assertReverts(pay(2, 1n), 'BudgetExceeded', [campaignId, checksummed(token), 0n, 1n]);
      await allocate(12n);
      await pay(2, 2n);
    });

    test('can be lowered below what was spent', async () => {
      await allocate(10n);
      await pay(1, 10n);
      await allocate(4n);
      await assertReverts(pay(2, 1n), 'BudgetExceeded', [campaignId, checksummed(token), 0n, 1n]);
      assert.deepEqual(await bank.read('getCampaignBudget', campaignId, token.address), [4n, 10n]);
    });

    test('of zero lift the limit', async () => {
      await allocate(1n);
      await assertReverts(pay(1, 2n), 'BudgetExceeded');
      await allocate(0n);
      await pay(1, MILLION);
    });

    test('hold for one campaign and one token', async () => {
      const other = await deploy(client, artifacts.TestToken, 'Other', 'OTH', merchant.address);
      await other.send(merchant, 'mint', bank.address, 100n);
      await allocate(1n);
      const rewards = [{ user: alice.address, amount: 100n }];
      await push(aBatch(house, { rewards, token: other.address }));
      await push(aBatch(house, { rewards, nonce: nonceOf(2), campaignId: id('another campaign') }));
      await assertReverts(pay(3, 100n), 'BudgetExceeded', [campaignId, checksummed(token), 1n, 100n]);
    });

    test('are below 2^128', async () => {
      const max = 2n ** 128n - 1n;
      await allocate(max);
      await assertReverts(allocate(max + 1n), 'BudgetTooLarge', [max + 1n, max]);
      await pay(1, MILLION);
      assert.deepEqual(await bank.read('getCampaignBudget', campaignId, token.address), [max, MILLION]);
    });

    test('are no match for an amount of more than 128 bits', async () => {
      await allocate(10n);
      const huge = 2n ** 128n + 1n;
      await assertReverts(pay(1, huge), 'BudgetExceeded', [campaignId, checksummed(token), 10n, huge]);
    });
  });

  describe('deactivated campaigns', () => {
    const campaignId = id('welcome campaign');

    test('push nothing, and others still do', async () => {
      const receipt = await bank.send(merchant, 'deactivateCampaign', campaignId);
      assert.equal(eventsOf(receipt, bank, 'CampaignDeactivated')[0].args.campaignId, campaignId);
      assert.equal(await bank.read('isCampaignActive', campaignId), false);
      await assertReverts(push(aBatch(house)), 'CampaignInactive', [campaignId]);
      await push(aBatch(house, { campaignId: id('another campaign') }));
    });

    test('become active again with a new allocation', async () => {
      await bank.send(merchant, 'deactivateCampaign', campaignId);
      await bank.send(merchant, 'allocateCampaignBudget', campaignId, token.address, 0n);
      assert.equal(await bank.read('isCampaignActive', campaignId), true);
      await push(aBatch(house));
    });
  });

  describe('funds', () => {
    test('are deposited by anyone who approved them', async () => {
      await token.send(merchant, 'mint', stranger.address, 10n);
      await assertReverts(bank.send(stranger, 'deposit', token.address, 10n), 'TransferFromFailed');
      await token.send(stranger, 'approve', bank.address, 10n);
      const receipt = await bank.send(stranger, 'deposit', token.address, 10n);
      const [{ args }] = eventsOf(receipt, bank, 'FundsDeposited');
      assert.deepEqual([args.token, args.from, args.amount], [checksummed(token), stranger.address, 10n]);
      assert.equal(await bank.read('getAvailableBalance', token.address), MILLION + 10n);
    });

    test('are withdrawn by the owner up to what is there', async () => {
      await assertReverts(bank.send(merchant, 'withdraw', token.address, MILLION + 1n), 'InsufficientBalance', [
        MILLION,
        MILLION + 1n,
      ]);
      const receipt = await bank.send(merchant, 'withdraw', token.address, MILLION);
      const [{ args }] = eventsOf(receipt, bank, 'FundsWithdrawn');
      assert.deepEqual([args.token, args.to, args.amount], [checksummed(token), merchant.address, MILLION]);
      assert.equal(await token.read('balanceOf', merchant.address), MILLION);
      assert.equal(await bank.read('getAvailableBalance', token.address), 0n);
    });

    test('of zero are refused', async () => {
      await assertReverts(bank.send(stranger, 'deposit', token.address, 0n), 'ZeroFunds');
      await assertReverts(bank.send(merchant, 'withdraw', token.address, 0n), 'ZeroFunds');
    });

    test('limit a batch: available and requested are told', async () => {
      const rewards = [
        { user: alice.address, amount: MILLION },
        { user: bob.address, amount: 1n },
      ];
      await assertReverts(push(aBatch(house, { rewards })), 'InsufficientBalance', [MILLION, MILLION + 1n]);
      await push(aBatch(house, { rewards: rewards.slice(0, 1) }));
      assert.equal(await bank.read('getAvailableBalance', token.address), 0n);
    });

    test('of an address that is no token are none', async () => {
      assert.equal(await bank.read('getAvailableBalance', stranger.address), 0n);
      await assertReverts(push(aBatch(house, { token: stranger.address })), 'InsufficientBalance', [0n, 5n * UNIT]);
    });

    test('of a token with a fee are refused at the deposit', async () => {
      const fee = await deploy(client, testContracts.get('FeeToken'));
      await fee.send(merchant, 'mint', stranger.address, 1000n);
      await fee.send(stranger, 'approve', bank.address, 1000n);
      await assertReverts(bank.send(stranger, 'deposit', fee.address, 1000n), 'FeeOnTransferToken', [
        checksummed(fee),
        1000n,
        990n,
      ]);
    });

    test('of a token with a fee are refused at the push, also where the ledger has a surplus to pay it from', async () => {
      const fee = await deploy(client, testContracts.get('FeeToken'));
      await fee.send(merchant, 'mint', bank.address, 1000n);
      await fee.send(merchant, 'mint', ledger.address, 1000n);
      const batch = aBatch(house, { token: fee.address, rewards: [{ user: alice.address, amount: 1000n }] });
      await assertReverts(push(batch), 'FeeOnTransferToken', [checksummed(fee), 1000n, 990n]);
      await fee.send(merchant, 'setFeeOn', false);
      await push(batch);
    });

    test('cannot be touched by a call back from the token', async () => {
      const hook = await deploy(client, testContracts.get('HookToken'));
      await hook.send(merchant, 'mint', bank.address, 100n);
      const rewards = [{ user: alice.address, amount: 10n }];
      const outer = aBatch(house, { token: hook.address, rewards });
      const inner = aBatch(house, { token: hook.address, rewards, nonce: nonceOf(2) });
      await hook.send(merchant, 'setHook', bank.address, await calldata(inner));
      await push(outer);
      assert.equal(await hook.read('succeeded'), false);
      assert.equal(await hook.read('returned'), '0xab143c06', 'Reentrancy()');
      assert.equal(await ledger.read('getPendingAmount', hook.address, alice.address), 10n);
      await push(inner);
    });
  });

  describe('rights', () => {
    test('are bound to the role that the interface names', async () => {
      const managerOnly = [
        ['allocateCampaignBudget', id('c'), token.address, 1n],
        ['deactivateCampaign', id('c')],
        ['cancelNonce', nonceOf(1)],
      ];
      await bank.send(merchant, 'revokeRoles', merchant.address, MANAGER_ROLE);
      await bank.send(merchant, 'grantRoles', bob.address, MANAGER_ROLE);
      for (const call of managerOnly) {
        for (const who of [stranger, distributor, merchant]) {
          await assertReverts(bank.send(who, ...call), 'Unauthorized', []);
        }
        await bank.send(bob, ...call);
      }
      for (const who of [stranger, distributor, bob]) {
        await assertReverts(bank.send(who, 'withdraw', token.address, 1n), 'Unauthorized', []);
        await assertReverts(bank.send(who, 'grantRoles', who.address, DISTRIBUTOR_ROLE), 'Unauthorized', []);
      }
    });

    test('can be asked for', async () => {
      assert.equal(await bank.read('owner'), merchant.address);
      assert.equal(await bank.read('MANAGER_ROLE'), MANAGER_ROLE);
      assert.equal(await bank.read('DISTRIBUTOR_ROLE'), DISTRIBUTOR_ROLE);
      assert.equal(await bank.read('hasAllRoles', distributor.address, DISTRIBUTOR_ROLE), true);
      assert.equal(await bank.read('hasAllRoles', distributor.address, MANAGER_ROLE), false);
      assert.equal(await bank.read('rolesOf', merchant.address), MANAGER_ROLE);
    });
  });

  describe('deployment', () => {
    test('keeps product and ledger', async () => {
      assert.equal(await bank.read('productId'), id('demo shop'));
      assert.equal((await bank.read('ledger')).toLowerCase(), ledger.address.toLowerCase());
    });

    test('refuses a missing owner and a ledger without code', async () => {
      const revertOf = async (owner, at) => {
        const data = encodeDeployData({ ...artifacts.ProductBank, args: [id('p'), owner, at] });
        const error = await client.call({ account: merchant, data }).catch((e) => e);
        return decodeErrorResult({ abi: bank.abi, data: error.walk((e) => e.data)?.data });
      };
      assert.equal((await revertOf(ZERO_ADDRESS, ledger.address)).errorName, 'ZeroAddress');
      const { errorName, args } = await revertOf(merchant.address, stranger.address);
      assert.deepEqual([errorName, args], ['NotAContract', [stranger.address]]);
    });
  });
});
