import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { decodeErrorResult, numberToHex, size } from 'viem';
import {
  aBatch,
  alice,
  allErrors,
  artifacts,
  assertReverts,
  bob,
  calldata,
  carol,
  checksummed,
  compileTestContracts,
  deploy,
  deployHouse,
  eventsOf,
  gasPayer,
  id,
  merchant,
  nonceOf,
  push,
  startChain,
  stranger,
} from './chain.mjs';

describe('BatchCarrier', () => {
  let chain, client, house, ledger, token, bank, carrier, snapshot;

  before(async () => {
    chain = await startChain();
    client = chain.client;
    house = await deployHouse(client);
    ({ ledger, token, bank } = house);
    carrier = await deploy(client, artifacts.BatchCarrier);
    snapshot = await client.snapshot();
  });
  after(() => chain?.stop());
  beforeEach(async () => {
    await client.revert({ id: snapshot });
    snapshot = await client.snapshot();
  });

  const batchFor = (user, sequence, changes = {}) =>
    aBatch(house, {
      nonce: nonceOf(sequence),
      campaignId: id(`campaign ${sequence}`),
      rewards: [{ user: user.address, amount: 5n }],
      ...changes,
    });
  const callTo = async (batch) => ({ target: bank.address, data: await calldata(batch) });
  const pending = (user) => ledger.read('getPendingAmount', token.address, user.address);
  const reasons = (receipt) =>
    eventsOf(receipt, carrier, 'CallFailed').map(({ args }) => {
      const { errorName, args: figures } = decodeErrorResult({ abi: allErrors, data: args.reason });
      return [args.index, args.target, errorName, figures];
    });

  test('carries batches of several campaigns', async () => {
    const batches = [batchFor(alice, 1), batchFor(bob, 2), batchFor(alice, 3)];
    const receipt = await carrier.send(gasPayer, 'carry', await Promise.all(batches.map(callTo)));
    assert.deepEqual(
      eventsOf(receipt, bank, 'RewardsPushed').map(({ args }) => args.nonce),
      batches.map(({ nonce }) => nonce),
    );
    assert.deepEqual(reasons(receipt), []);
    assert.deepEqual([await pending(alice), await pending(bob)], [10n, 5n]);
  });

  test('lets each call fail on its own, and tells why', async () => {
    await bank.send(merchant, 'deactivateCampaign', id('campaign 2'));
    const poor = batchFor(carol, 3, { rewards: [{ user: carol.address, amount: 10n ** 25n }] });
    const calls = await Promise.all([batchFor(alice, 1), batchFor(bob, 2), poor, batchFor(carol, 4)].map(callTo));
    const receipt = await carrier.send(gasPayer, 'carry', calls);
    assert.equal(receipt.status, 'success');
    assert.deepEqual(reasons(receipt), [
      [1n, checksummed(bank), 'CampaignInactive', [id('campaign 2')]],
      [2n, checksummed(bank), 'InsufficientBalance', [10n ** 24n - 5n, 10n ** 25n]],
    ]);
    assert.deepEqual([await pending(alice), await pending(bob), await pending(carol)], [5n, 0n, 5n]);
    assert.equal(await bank.read('isNonceUsed', nonceOf(2)), false);
  });

  test('tells how many calls did not revert', async () => {
    const calls = await Promise.all([batchFor(alice, 1), batchFor(alice, 1), batchFor(alice, 2)].map(callTo));
    const { result } = await client.simulateContract({
      account: gasPayer,
      abi: carrier.abi,
      address: carrier.address,
      functionName: 'carry',
      args: [calls],
    });
    assert.equal(result, 2n);
  });

  test('is not stopped by a stranger who carries one of the batches first', async () => {
    const [first, second] = [batchFor(alice, 1), batchFor(bob, 2)];
    const calls = await Promise.all([first, second].map(callTo));
    await push(first, { from: stranger });
    const receipt = await carrier.send(gasPayer, 'carry', calls);
    assert.deepEqual(reasons(receipt), [[0n, checksummed(bank), 'NonceUsed', [nonceOf(1)]]]);
    assert.deepEqual([await pending(alice), await pending(bob)], [5n, 5n]);
  });

  test('refuses an address without code, which would look like a success', async () => {
    const calls = [await callTo(batchFor(alice, 1)), { target: stranger.address, data: '0x' }];
    await assertReverts(carrier.send(gasPayer, 'carry', calls), 'NotAContract', [1n, stranger.address]);
    assert.equal(await pending(alice), 0n);
  });

  test('reverts as a whole when gas runs short, so that an estimate is enough for every call', async () => {
    // The last call is large: the 64th that it leaves would be enough for the carrier to end well without it.
    const strangers = Array.from({ length: 40 }, (_, i) => ({ user: numberToHex(2 ** 40 + i, { size: 20 }), amount: 5n }));
    const large = batchFor(bob, 2, { rewards: [...strangers, { user: bob.address, amount: 5n }] });
    const many = [batchFor(alice, 1), large];
    const request = {
      account: gasPayer,
      abi: carrier.abi,
      address: carrier.address,
      functionName: 'carry',
      args: [await Promise.all(many.map(callTo))],
    };
    const enough = await client.estimateContractGas(request);
    let refused = 0;
    // Below 40 % the transaction would not even pay for its calldata.
    for (let percent = 40n; percent < 100n; percent += 5n) {
      const before = await client.snapshot();
      const hash = await client.writeContract({ ...request, gas: (enough * percent) / 100n });
      const { status } = await client.waitForTransactionReceipt({ hash });
      const paid = [await pending(alice), await pending(bob)];
      assert.deepEqual(paid, status === 'success' ? [5n, 5n] : [0n, 0n], `all or nothing at ${percent} %`);
      if (status === 'reverted') refused++;
      await client.revert({ id: before });
    }
    assert.ok(refused >= 8, `${refused} (expected: >= 8)`);
    await carrier.send(gasPayer, 'carry', request.args[0]);
    assert.deepEqual([await pending(alice), await pending(bob)], [5n, 5n]);
  });

  test('cuts long revert data', async () => {
    const bomb = await deploy(client, compileTestContracts().get('Bomb'));
    const receipt = await carrier.send(gasPayer, 'carry', [
      { target: bomb.address, data: '0x' },
      await callTo(batchFor(alice, 1)),
    ]);
    assert.equal(size(eventsOf(receipt, carrier, 'CallFailed')[0].args.reason), 256);
    assert.equal(await pending(alice), 5n);
  });
});
