// A dev chain of our own for one test file, and the few verbs that the tests need on it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  BaseError,
  ContractFunctionRevertedError,
  concatHex,
  createTestClient,
  encodeFunctionData,
  getAddress,
  encodeAbiParameters,
  http,
  keccak256,
  parseEventLogs,
  publicActions,
  stringToHex,
  walletActions,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { anvil as anvilChain } from 'viem/chains';
import { compile } from '../compile.mjs';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** The dev chain's accounts, in the parts that they play. */
const account = (index) =>
  mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: index });
export const [merchant, distributor, gasPayer, otherGasPayer, alice, bob, carol, dave, erin, stranger] = Array.from(
  { length: 10 },
  (_, index) => account(index),
);

export const MANAGER_ROLE = 1n;
export const DISTRIBUTOR_ROLE = 2n;
export const ZERO_ADDRESS = `0x${'00'.repeat(20)}`;

/** A UUID's 16 bytes, then 16 zero bytes. */
export const id = (name) => concatHex([keccak256(stringToHex(name)).slice(0, 34), `0x${'00'.repeat(16)}`]);

/** The committed ABI and creation bytecode: what others deploy is what is tested. */
function committed(name) {
  return {
    abi: JSON.parse(readFileSync(join(root, `abi/${name}.json`), 'utf8')),
    bytecode: readFileSync(join(root, `bin/${name}.bin`), 'utf8').trim(),
  };
}
export const artifacts = Object.fromEntries(
  ['BatchCarrier', 'MultiTokenPushPull', 'ProductBank', 'TestToken'].map((name) => [name, committed(name)]),
);
const testContracts = ['FeeToken', 'HookToken', 'Bomb'];

/** Every error that a push can end with, as it passes through the bank. */
const errors = ['ProductBank', 'MultiTokenPushPull'].flatMap((name) =>
  artifacts[name].abi.filter((item) => item.type === 'error'),
);
const libraryErrors = ['Reentrancy', 'TransferFailed', 'TransferFromFailed'].map((name) => ({
  type: 'error',
  name,
  inputs: [],
}));
export const allErrors = [...errors, ...libraryErrors];

/** The binary of the package for this platform; the wrapper package would put a second process in between. */
function anvilBinary() {
  const os = process.platform === 'win32' ? 'win32' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const base = dirname(require.resolve(`@foundry-rs/anvil-${os}-${arch}/package.json`));
  return join(base, 'bin', os === 'win32' ? 'anvil.exe' : 'anvil');
}

/** Starts anvil on a free port that it chooses itself; `stop` ends that one process. */
export async function startChain(...options) {
  const child = spawn(anvilBinary(), ['--port', '0', '--host', '127.0.0.1', '--slots-in-an-epoch', '1', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  // A signal alone would end this process without its exit handlers, and leave the chain behind.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const port = await new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`anvil: exit code ${code} (expected: running)\n${text}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /Listening on 127\.0\.0\.1:(\d+)/.exec(text);
      if (match) resolve(Number(match[1]));
    });
  });
  const client = createTestClient({
    mode: 'anvil',
    chain: anvilChain,
    transport: http(`http://127.0.0.1:${port}`),
    pollingInterval: 10,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions);
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    process.removeListener('exit', kill);
  };
  return { client, stop };
}

/** A contract on the chain: `read` a view, `send` a transaction (the receipt; throws if it reverts). */
function contract(client, abi, address) {
  const merged = [...abi, ...allErrors.filter((e) => !abi.some((item) => item.type === 'error' && item.name === e.name))];
  return {
    abi: merged,
    address,
    read: (functionName, ...args) => client.readContract({ abi: merged, address, functionName, args }),
    async send(from, functionName, ...args) {
      // The simulation gives the decoded error; the transaction then has to succeed as well.
      const { request } = await client.simulateContract({ account: from, abi: merged, address, functionName, args });
      const hash = await client.writeContract(request);
      const receipt = await client.waitForTransactionReceipt({ hash });
      assert.equal(receipt.status, 'success', `${functionName} reverted on chain, but not in the simulation`);
      return receipt;
    },
  };
}

export async function deploy(client, { abi, bytecode }, ...args) {
  const hash = await client.deployContract({ account: merchant, abi, bytecode, args });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  return contract(client, abi, contractAddress);
}

/** Contracts that misbehave, compiled for the tests only. */
export function compileTestContracts() {
  return compile(testContracts.map((name) => `test/contracts/${name}.sol`));
}

/** One ledger, one token and one bank that holds a million, with a manager and a distributor. */
export async function deployHouse(client) {
  const ledger = await deploy(client, artifacts.MultiTokenPushPull, merchant.address);
  const token = await deploy(client, artifacts.TestToken, 'Demo Token', 'DEMO', merchant.address);
  const bank = await deployBank(client, ledger, 'demo shop');
  await token.send(merchant, 'mint', bank.address, 10n ** 24n);
  return { ledger, token, bank };
}

export async function deployBank(client, ledger, product) {
  const bank = await deploy(client, artifacts.ProductBank, id(product), merchant.address, ledger.address);
  await bank.send(merchant, 'grantRoles', merchant.address, MANAGER_ROLE);
  await bank.send(merchant, 'grantRoles', distributor.address, DISTRIBUTOR_ROLE);
  await ledger.send(merchant, 'authorizePusher', bank.address);
  return bank;
}

/** Nonces as chain-pusher draws them: 16 bytes of epoch, then a sequence. */
export const nonceOf = (sequence, epoch = 'epoch one') =>
  concatHex([keccak256(stringToHex(epoch)).slice(0, 34), `0x${BigInt(sequence).toString(16).padStart(32, '0')}`]);

const types = {
  PushRewards: [
    { name: 'campaignId', type: 'bytes32' },
    { name: 'token', type: 'address' },
    { name: 'rewards', type: 'Reward[]' },
    { name: 'nonce', type: 'bytes32' },
  ],
  Reward: [
    { name: 'user', type: 'address' },
    { name: 'amount', type: 'uint256' },
  ],
};

/** A batch with valid defaults: one reward of 5 tokens for alice. */
export function aBatch(house, changes = {}) {
  return {
    bank: house.bank,
    campaignId: id('welcome campaign'),
    token: house.token.address,
    rewards: [{ user: alice.address, amount: 5n * 10n ** 18n }],
    nonce: nonceOf(1),
    ...changes,
  };
}

/** Signs as a wallet would, with viem's own EIP-712 encoder. */
export function sign(batch, { signer = distributor, domain = {} } = {}) {
  return signer.signTypedData({
    domain: {
      name: 'Frak.ProductBank',
      version: '1',
      chainId: anvilChain.id,
      verifyingContract: batch.bank.address,
      ...domain,
    },
    types,
    primaryType: 'PushRewards',
    message: { campaignId: batch.campaignId, token: batch.token, rewards: batch.rewards, nonce: batch.nonce },
  });
}

export const pushArguments = (batch, signature) => [
  batch.campaignId,
  batch.token,
  batch.rewards,
  batch.nonce,
  signature,
];

/** Signs and pushes; `from` is whoever pays the gas. */
export async function push(batch, { from = gasPayer, signature, ...signing } = {}) {
  const signed = signature ?? (await sign(batch, signing));
  return batch.bank.send(from, 'pushRewards', ...pushArguments(batch, signed));
}

/** The event's rewardsHash from the definition in EIP-712, not from a library's typed-data code. */
export function rewardsHash(rewards) {
  const typeHash = keccak256(stringToHex('Reward(address user,uint256 amount)'));
  const words = [{ type: 'bytes32' }, { type: 'address' }, { type: 'uint256' }];
  return keccak256(
    concatHex(rewards.map(({ user, amount }) => keccak256(encodeAbiParameters(words, [typeHash, user, amount])))),
  );
}

export const eventsOf = (receipt, source, eventName) =>
  parseEventLogs({ abi: source.abi, logs: receipt.logs, eventName }).filter(
    (log) => log.address.toLowerCase() === source.address.toLowerCase(),
  );

/** Asserts that the call reverts with exactly this error and these figures. */
export async function assertReverts(promise, errorName, args) {
  const error = await promise.then(
    () => assert.fail(`no revert (expected: ${errorName})`),
    (e) => e,
  );
  const revert = error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError);
  if (!revert) throw error;
  assert.equal(revert.data?.errorName ?? revert.raw, errorName);
  if (args !== undefined) assert.deepEqual(revert.data.args ?? [], args);
  return revert.data;
}

/** The calldata of a signed push, as it is stored and carried. */
export async function calldata(batch, signing) {
  return encodeFunctionData({
    abi: batch.bank.abi,
    functionName: 'pushRewards',
    args: pushArguments(batch, await sign(batch, signing)),
  });
}

export const checksummed = (deployed) => getAddress(deployed.address);
