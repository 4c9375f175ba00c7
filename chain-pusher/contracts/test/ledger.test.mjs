import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { concatHex, encodeAbiParameters, encodeFunctionData, hexToBigInt, keccak256 } from 'viem';
import {
  ZERO_ADDRESS,
  aBatch,
  alice,
  artifacts,
  assertReverts,
  bob,
  carol,
  checksummed,
  compileTestContracts,
  dave,
  deploy,
  deployBank,
  deployHouse,
  eventsOf,
  gasPayer,
  merchant,
  nonceOf,
  push,
  startChain,
  stranger,
} from './chain.mjs';

const MAX = 2n ** 256n - 1n;

describe('MultiTokenPushPull', () => {
  let chain, client, house, ledger, token, bank, otherToken, snapshot, testContracts;
  // An account that is authorised like a bank, but transfers nothing: the worst that a bank can do.
  const faultyBank = stranger;

  before(async () => {
    chain = await startChain();
    client = chain.client;
    testContracts = compileTestContracts();
    house = await deployHouse(client);
    ({ ledger, token, bank } = house);
    otherToken = await deploy(client, artifacts.TestToken, 'Other Token', 'OTHER', merchant.address);
    await ledger.send(merchant, 'authorizePusher', faultyBank.address);
    snapshot = await client.snapshot();
  });
  after(() => chain?.stop());
  beforeEach(async () => {
    await client.revert({ id: snapshot });
    snapshot = await client.snapshot();
  });

  const pending = (user, of = token) => ledger.read('getPendingAmount', of.address, user.address);
  const reward = (user, amount) => ({ user: user.address, amount });
  /** Credits by the faulty bank, after the money was given to the ledger. */
  const fund = async (rewards, of = token) => {
    await of.send(merchant, 'mint', ledger.address, rewards.reduce((sum, r) => sum + r.amount, 0n));
    return ledger.send(faultyBank, 'pushRewards', of.address, rewards);
  };
  /** The raw slot of a credit: the first mapping of the layout, token then user. */
  const slotOf = async (user) => {
    const words = [{ type: 'address' }, { type: 'bytes32' }];
    const zero = `0x${'00'.repeat(32)}`;
    const outer = keccak256(encodeAbiParameters(words, [token.address, zero]));
    const slot = keccak256(encodeAbiParameters(words, [user.address, outer]));
    return hexToBigInt(await client.getStorageAt({ address: ledger.address, slot }));
  };

  describe('pushRewards', () => {
    test('announces token, user, emitter and amount of every reward, also of those in an odd list', async () => {
      const rewards = [reward(alice, 1n), reward(bob, 2n), reward(alice, 3n), reward(carol, 4n), reward(dave, 5n)];
      const receipt = await fund(rewards);
      const events = eventsOf(receipt, ledger, 'RewardAdded');
      assert.deepEqual(
        events.map(({ args }) => args),
        rewards.map(({ user, amount }) => ({
          token: checksummed(token),
          user,
          emitter: faultyBank.address,
          amount,
        })),
      );
      assert.ok(events.every(({ topics }) => topics.length === 2), 'the user can be filtered for');
      assert.deepEqual([await pending(alice), await pending(bob), await pending(dave)], [4n, 2n, 5n]);
      assert.equal(await ledger.read('getTotalPending', token.address), 15n);
    });

    test('refuses whoever is not authorised, also the owner', async () => {
      for (const who of [merchant, gasPayer]) {
        await assertReverts(ledger.send(who, 'pushRewards', token.address, [reward(alice, 1n)]), 'NotAuthorisedPusher', [
          who.address,
        ]);
      }
    });

    test('refuses a bank that was revoked, and keeps what it credited', async () => {
      await fund([reward(alice, 5n)]);
      await ledger.send(merchant, 'revokePusher', faultyBank.address);
      await assertReverts(fund([reward(alice, 5n)]), 'NotAuthorisedPusher', [faultyBank.address]);
      await ledger.send(alice, 'pullReward', token.address);
      assert.equal(await token.read('balanceOf', alice.address), 5n);
    });

    test('refuses a faulty bank that would spend the money of another', async () => {
      await push(aBatch(house, { rewards: [reward(alice, 1000n)] }));
      const theft = ledger.send(faultyBank, 'pushRewards', token.address, [reward(stranger, 1n)]);
      await assertReverts(theft, 'LedgerUnderfunded', [checksummed(token), 1000n, 1001n]);
      await token.send(merchant, 'mint', ledger.address, 1n);
      const tooMuch = ledger.send(faultyBank, 'pushRewards', token.address, [reward(stranger, 2n)]);
      await assertReverts(tooMuch, 'LedgerUnderfunded', [checksummed(token), 1001n, 1002n]);
      await ledger.send(alice, 'pullReward', token.address);
      assert.equal(await token.read('balanceOf', alice.address), 1000n);
    });

    test('counts every token for itself', async () => {
      await otherToken.send(merchant, 'mint', ledger.address, 1000n);
      const theft = ledger.send(faultyBank, 'pushRewards', token.address, [reward(stranger, 1n)]);
      await assertReverts(theft, 'LedgerUnderfunded', [checksummed(token), 0n, 1n]);
    });

    test('refuses what is no token', async () => {
      const nothing = ledger.send(faultyBank, 'pushRewards', gasPayer.address, [reward(alice, 1n)]);
      await assertReverts(nothing, 'LedgerUnderfunded', [gasPayer.address, 0n, 1n]);
    });

    test('refuses an empty list', async () => {
      await assertReverts(ledger.send(faultyBank, 'pushRewards', token.address, []), 'NoRewards', []);
    });

    for (let count = 1; count <= 5; count++) {
      for (let bad = 0; bad < count; bad++) {
        test(`tells reward ${bad} of ${count} that is wrong, without any money at hand`, async () => {
          const listWith = (wrong) =>
            Array.from({ length: count }, (_, i) => (i === bad ? wrong : reward(alice, 1n)));
          const call = (wrong) => ledger.send(faultyBank, 'pushRewards', token.address, listWith(wrong));
          const index = BigInt(bad);
          await assertReverts(call({ user: ZERO_ADDRESS, amount: 1n }), 'ZeroRecipient', [index]);
          await assertReverts(call(reward(alice, 0n)), 'ZeroAmount', [index]);
          // A sound list is told from a bad one by another error.
          await assertReverts(call(reward(bob, 1n)), 'LedgerUnderfunded', [checksummed(token), 0n, BigInt(count)]);
          // The largest amount makes the sum wrap at the next reward, or at itself if it is the last of several.
          if (count > 1) {
            await assertReverts(call(reward(bob, MAX)), 'SumOverflow', [bad === 0 ? 1n : index]);
          }
        });
      }
    }

    test('refuses a recipient with bits above an address', async () => {
      const word = hexToBigInt(alice.address) | (1n << 160n);
      const data = encodeFunctionData({
        abi: ledger.abi,
        functionName: 'pushRewards',
        args: [token.address, [reward(alice, 1n), reward(bob, 1n)]],
      });
      const dirty = data.replace(bob.address.slice(2).toLowerCase().padStart(64, '0'), word.toString(16).padStart(64, '0'));
      assert.notEqual(dirty, data);
      const error = await client.call({ account: faultyBank, to: ledger.address, data: dirty }).catch((e) => e);
      const expected = concatHex([
        keccak256(new TextEncoder().encode('InvalidRecipient(uint256,uint256)')).slice(0, 10),
        encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [1n, word]),
      ]);
      assert.equal(error.walk((e) => e.data)?.data, expected);
    });

    test('holds up to the largest amounts without losing a unit', async () => {
      await otherToken.send(merchant, 'mint', ledger.address, MAX);
      const all = ledger.send(faultyBank, 'pushRewards', otherToken.address, [reward(alice, MAX)]);
      // 2^256 - 1 plus the 1 of the slot would be zero: refused, not lost.
      await assert.rejects(all, /overflow/i);
      await ledger.send(faultyBank, 'pushRewards', otherToken.address, [reward(alice, MAX - 1n)]);
      assert.equal(await pending(alice, otherToken), MAX - 1n);
      await ledger.send(alice, 'pullReward', otherToken.address);
      assert.equal(await otherToken.read('balanceOf', alice.address), MAX - 1n);
    });
  });

  describe('credits', () => {
    test('are stored plus one, and shown and paid without it', async () => {
      assert.equal(await slotOf(alice), 0n);
      assert.equal(await pending(alice), 0n);
      await fund([reward(alice, 7n)]);
      assert.equal(await slotOf(alice), 8n);
      assert.equal(await pending(alice), 7n);
      await fund([reward(alice, 5n)]);
      assert.equal(await slotOf(alice), 13n);
      assert.equal(await pending(alice), 12n);
      await ledger.send(alice, 'pullReward', token.address);
      assert.equal(await slotOf(alice), 1n);
      assert.equal(await pending(alice), 0n);
      assert.equal(await ledger.read('getTotalPending', token.address), 0n);
      await fund([reward(alice, 1n)]);
      assert.equal(await slotOf(alice), 2n);
      assert.equal(await pending(alice), 1n);
      assert.equal(await ledger.read('getTotalPending', token.address), 1n);
    });

    test('are shown for several tokens at once', async () => {
      await fund([reward(alice, 7n)]);
      await fund([reward(alice, 9n), reward(bob, 1n)], otherToken);
      const tokens = [otherToken.address, token.address, gasPayer.address];
      assert.deepEqual(await ledger.read('getPendingAmounts', tokens, alice.address), [9n, 7n, 0n]);
      assert.deepEqual(await ledger.read('getPendingAmounts', [], alice.address), []);
    });
  });

  describe('pullReward', () => {
    test('pays everything once and announces it', async () => {
      await fund([reward(alice, 7n), reward(bob, 2n)]);
      const receipt = await ledger.send(alice, 'pullReward', token.address);
      assert.deepEqual(
        eventsOf(receipt, ledger, 'RewardClaimed').map(({ args }) => args),
        [{ token: checksummed(token), user: alice.address, amount: 7n }],
      );
      assert.equal(await token.read('balanceOf', alice.address), 7n);
      assert.equal(await ledger.read('getTotalPending', token.address), 2n);
      await assertReverts(ledger.send(alice, 'pullReward', token.address), 'NothingPending', [
        checksummed(token),
        alice.address,
      ]);
      assert.equal(await token.read('balanceOf', alice.address), 7n);
    });

    test('pays nothing to one who never had a credit', async () => {
      await fund([reward(alice, 7n)]);
      await assertReverts(ledger.send(bob, 'pullReward', token.address), 'NothingPending', [
        checksummed(token),
        bob.address,
      ]);
    });

    test('cannot be used to credit in the middle of the payment', async () => {
      // While the hook runs, the credit is gone but the tokens are still there: they look like a surplus.
      const hook = await deploy(client, testContracts.get('HookToken'));
      await hook.send(merchant, 'mint', ledger.address, 100n);
      await ledger.send(faultyBank, 'pushRewards', hook.address, [reward(alice, 100n)]);
      await ledger.send(merchant, 'authorizePusher', hook.address);
      const data = encodeFunctionData({
        abi: ledger.abi,
        functionName: 'pushRewards',
        args: [hook.address, [reward(bob, 100n)]],
      });
      await hook.send(merchant, 'setHook', ledger.address, data);
      await ledger.send(alice, 'pullReward', hook.address);
      assert.equal(await hook.read('succeeded'), false);
      assert.equal(await hook.read('returned'), '0xab143c06', 'Reentrancy()');
      assert.equal(await pending(bob, hook), 0n);
    });
  });

  describe('pullRewards', () => {
    test('pays several tokens and passes over those without a credit or named twice', async () => {
      await fund([reward(alice, 7n)]);
      await fund([reward(alice, 9n)], otherToken);
      const tokens = [otherToken.address, gasPayer.address, token.address, otherToken.address];
      const { result } = await client.simulateContract({
        account: alice,
        abi: ledger.abi,
        address: ledger.address,
        functionName: 'pullRewards',
        args: [tokens],
      });
      assert.deepEqual(result, [9n, 0n, 7n, 0n]);
      const receipt = await ledger.send(alice, 'pullRewards', tokens);
      assert.equal(eventsOf(receipt, ledger, 'RewardClaimed').length, 2);
      assert.equal(await token.read('balanceOf', alice.address), 7n);
      assert.equal(await otherToken.read('balanceOf', alice.address), 9n);
      assert.equal(await pending(alice), 0n);
      assert.equal(await pending(alice, otherToken), 0n);
    });
  });

  describe('rights', () => {
    test('to name pushers are the owner\'s', async () => {
      for (const who of [gasPayer, faultyBank]) {
        await assertReverts(ledger.send(who, 'authorizePusher', who.address), 'Unauthorized', []);
        await assertReverts(ledger.send(who, 'revokePusher', bank.address), 'Unauthorized', []);
      }
      assert.equal(await ledger.read('isAuthorizedPusher', bank.address), true);
      assert.equal(await ledger.read('isAuthorizedPusher', gasPayer.address), false);
      const authorized = await ledger.send(merchant, 'authorizePusher', gasPayer.address);
      assert.equal(eventsOf(authorized, ledger, 'PusherAuthorized')[0].args.pusher, gasPayer.address);
      assert.equal(await ledger.read('isAuthorizedPusher', gasPayer.address), true);
      const revoked = await ledger.send(merchant, 'revokePusher', gasPayer.address);
      assert.equal(eventsOf(revoked, ledger, 'PusherRevoked')[0].args.pusher, gasPayer.address);
      assert.equal(await ledger.read('isAuthorizedPusher', gasPayer.address), false);
      await assertReverts(ledger.send(merchant, 'authorizePusher', ZERO_ADDRESS), 'ZeroAddress', []);
    });
  });

  test('holds at least what it owes and pays everyone in full, whatever happens in which order', async () => {
    const random = numbersFrom(20_260_508);
    const otherBank = await deployBank(client, ledger, 'other shop');
    const tokens = [token, otherToken];
    const users = [alice, bob, carol, dave];
    for (const b of [bank, otherBank]) {
      for (const t of tokens) await t.send(merchant, 'mint', b.address, 10n ** 9n);
    }
    const owed = new Map();
    const key = (t, user) => `${t.address} ${user.address}`;
    for (let step = 0; step < 60; step++) {
      const t = tokens[random(2)];
      const action = random(10);
      if (action < 6) {
        const rewards = Array.from({ length: 1 + random(7) }, () => reward(users[random(4)], BigInt(1 + random(1000))));
        const from = random(2) === 0 ? bank : otherBank;
        await push(aBatch(house, { bank: from, token: t.address, rewards, nonce: nonceOf(step) }));
        for (const { user, amount } of rewards) {
          owed.set(key(t, { address: user }), (owed.get(key(t, { address: user })) ?? 0n) + amount);
        }
      } else if (action < 8) {
        const user = users[random(4)];
        await ledger.send(user, 'pullRewards', [t.address]);
        owed.set(key(t, user), 0n);
      } else {
        // A faulty bank tries to credit what only the surplus of nobody could pay.
        const theft = ledger.send(faultyBank, 'pushRewards', t.address, [reward(stranger, BigInt(1 + random(1000)))]);
        await assertReverts(theft, 'LedgerUnderfunded');
      }
      let total = 0n;
      for (const user of users) {
        assert.equal(await pending(user, t), owed.get(key(t, user)) ?? 0n, `step ${step}`);
        total += owed.get(key(t, user)) ?? 0n;
      }
      assert.equal(await ledger.read('getTotalPending', t.address), total, `step ${step}`);
      assert.equal(await t.read('balanceOf', ledger.address), total, `step ${step}`);
    }
    for (const user of users) await ledger.send(user, 'pullRewards', tokens.map(({ address }) => address));
    for (const t of tokens) assert.equal(await t.read('balanceOf', ledger.address), 0n);
  });
});

/** A small seeded generator (xorshift), so that a failure can be repeated. */
function numbersFrom(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
