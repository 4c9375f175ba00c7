// Measures what a reward costs and holds the figures below the bounds. Prints the table of the README.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { getAddress, keccak256, stringToHex } from 'viem';
import {
  aBatch,
  artifacts,
  calldata,
  deploy,
  deployHouse,
  gasPayer,
  id,
  merchant,
  nonceOf,
  push,
  sign,
  startChain,
  pushArguments,
} from './chain.mjs';

/** Bounds in gas per reward, [fresh, repeat], from the project's rules for money on chain. */
const MUST = { 10: [33_500, 16_500], 50: [26_700, 9_500], 100: [25_800, 8_700], 500: [25_100, 8_000] };
/** The better bounds are held as well, but for the smallest batch, which misses them by 0.5 % (fresh) and 1 % (repeat). */
const STRETCH = { 50: [26_300, 9_200], 100: [25_600, 8_500], 500: [25_050, 7_950] };

/** What the demo campaign grants: 10 tokens with 18 decimals, split over a referral chain. */
const roundAmount = (i) => [50n, 40n, 8n, 2n][i % 4] * 10n ** 17n;
/** The dearest calldata that is likely: all 18 decimals used. */
const oddAmount = (i) => 5n * 10n ** 18n + (BigInt(keccak256(stringToHex(`amount ${i}`))) % 10n ** 18n);

/** Recipients are hashes, as real addresses are: hardly a zero byte in them. */
const someRewards = (n, { salt = 'a', amount = roundAmount } = {}) =>
  Array.from({ length: n }, (_, i) => ({
    user: getAddress(keccak256(stringToHex(`${salt} ${i}`)).slice(0, 42)),
    amount: amount(i),
  }));

describe('gas', () => {
  let chain, client, house, snapshot;
  const table = [];

  before(async () => {
    chain = await startChain();
    client = chain.client;
    house = await deployHouse(client);
    // The state of a bank at work: its nonce word, the token's total and the ledger's balance are not zero.
    await push(aBatch(house, { nonce: nonceOf(0) }));
    snapshot = await client.snapshot();
  });
  after(async () => {
    await chain?.stop();
    for (const line of table) console.log(line);
  });
  beforeEach(async () => {
    await client.revert({ id: snapshot });
    snapshot = await client.snapshot();
  });

  const gasOf = async (changes) => Number((await push(aBatch(house, changes))).gasUsed);

  const measure = async (n, amount) => {
    const rewards = someRewards(n, { amount });
    return [await gasOf({ nonce: nonceOf(1), rewards }), await gasOf({ nonce: nonceOf(2), rewards })].map((g) => g / n);
  };
  const assertBelow = (what, [fresh, repeat], [freshBound, repeatBound]) => {
    table.push(`${what}: fresh ${fresh.toFixed(0)} (<= ${freshBound}), repeat ${repeat.toFixed(0)} (<= ${repeatBound})`);
    assert.ok(fresh <= freshBound, `fresh: ${fresh} (expected: <= ${freshBound})`);
    assert.ok(repeat <= repeatBound, `repeat: ${repeat} (expected: <= ${repeatBound})`);
  };

  for (const n of [10, 50, 100, 500]) {
    test(`of ${n} rewards in one batch is below the bounds`, async () => {
      assertBelow(`n = ${n}`, await measure(n, roundAmount), STRETCH[n] ?? MUST[n]);
    });

    test(`of ${n} rewards with a budget and odd amounts is below the bounds`, async () => {
      const { bank, token } = house;
      await bank.send(merchant, 'allocateCampaignBudget', id('welcome campaign'), token.address, 10n ** 23n);
      const first = aBatch(house, { nonce: nonceOf(3), rewards: someRewards(1, { salt: 'first' }) });
      // The first push under a budget writes a new slot; what repeats is measured.
      await push(first);
      assertBelow(`n = ${n}, budget, odd amounts`, await measure(n, oddAmount), MUST[n]);
    });
  }

  test('of a pull leaves the slot so that the next credit is cheap', async () => {
    const { ledger, token } = house;
    const rewards = [{ user: merchant.address, amount: 7n }];
    const first = await gasOf({ nonce: nonceOf(1), rewards });
    await ledger.send(merchant, 'pullReward', token.address);
    const second = await gasOf({ nonce: nonceOf(2), rewards });
    table.push(`first credit of a wallet ${first}, credit after a pull ${second} (batches of one)`);
    assert.ok(first - second > 17_000, `${first - second} (expected: > 17000)`);
  });

  test('of a needless duplicate of 100 rewards is little more than its calldata', async () => {
    const batch = aBatch(house, { nonce: nonceOf(1), rewards: someRewards(100) });
    const signature = await sign(batch);
    await push(batch, { signature });
    const hash = await client.writeContract({
      account: gasPayer,
      abi: batch.bank.abi,
      address: batch.bank.address,
      functionName: 'pushRewards',
      args: pushArguments(batch, signature),
      gas: 3_000_000n,
    });
    const { status, gasUsed } = await client.waitForTransactionReceipt({ hash });
    assert.equal(status, 'reverted');
    table.push(`a duplicate of 100 rewards: ${gasUsed}`);
    assert.ok(gasUsed < 175_000n, `${gasUsed} (expected: < 175000)`);
  });

  test('of 20 campaigns with one reward each is more than halved by the carrier', async () => {
    const { bank } = house;
    const carrier = await deploy(client, artifacts.BatchCarrier);
    const batches = (offset, salt) =>
      someRewards(20, { salt }).map((reward, i) =>
        aBatch(house, { nonce: nonceOf(offset + i), campaignId: id(`campaign ${i}`), rewards: [reward] }),
      );
    const carry = async (offset, salt) => {
      const calls = [];
      for (const batch of batches(offset, salt)) calls.push({ target: bank.address, data: await calldata(batch) });
      return Number((await carrier.send(gasPayer, 'carry', calls)).gasUsed) / 20;
    };
    const single = async (offset, salt) => {
      let sum = 0;
      for (const batch of batches(offset, salt)) sum += Number((await push(batch)).gasUsed);
      return sum / 20;
    };
    const [freshSingle, freshCarried] = [await single(1, 'b'), await carry(21, 'c')];
    const [repeatSingle, repeatCarried] = [await single(41, 'b'), await carry(61, 'c')];
    table.push(
      `20 campaigns x 1 reward, singly: fresh ${freshSingle.toFixed(0)}, repeat ${repeatSingle.toFixed(0)}; ` +
        `carried: fresh ${freshCarried.toFixed(0)}, repeat ${repeatCarried.toFixed(0)}`,
    );
    assert.ok(repeatCarried <= 34_000, `${repeatCarried} (expected: <= 34000)`);
    assert.ok(freshCarried <= 51_500, `${freshCarried} (expected: <= 51500)`);
  });
});
