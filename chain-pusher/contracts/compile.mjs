import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const root = import.meta.dirname;

/** Cancun is the oldest EVM with the transient storage that the reentrancy lock needs. */
const settings = {
  evmVersion: 'cancun',
  viaIR: true,
  optimizer: { enabled: true, runs: 1_000_000 },
  // Without a metadata trailer the bytecode depends on the code alone, not on comments or folder names.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] } },
};

function readSource(path) {
  const file = path.startsWith('solady/')
    ? join(root, 'node_modules/solady/src', path.slice('solady/'.length))
    : join(root, path);
  return readFileSync(file, 'utf8');
}

/**
 * Compiles Solidity files, given by paths relative to this folder, and what they import.
 *
 * @returns a map from the name of each contract declared in these files to `{ abi, bytecode, runtimeSize }`
 * @throws Error with the compiler's messages on any error, and on any warning in our own files
 */
export function compile(paths) {
  const solc = require('solc');
  const sources = Object.fromEntries(paths.map((path) => [path, { content: readSource(path) }]));
  const findImport = (path) => {
    try {
      return { contents: readSource(path) };
    } catch (e) {
      return { error: e.message };
    }
  };
  const output = JSON.parse(
    solc.compile(JSON.stringify({ language: 'Solidity', sources, settings }), { import: findImport }),
  );
  const problems = (output.errors ?? []).filter(
    (e) => e.severity === 'error' || !e.sourceLocation?.file.startsWith('solady/'),
  );
  if (problems.length > 0) throw new Error(problems.map((e) => e.formattedMessage).join('\n'));
  const contracts = new Map();
  for (const path of paths) {
    for (const [name, c] of Object.entries(output.contracts[path] ?? {})) {
      contracts.set(name, {
        abi: c.abi,
        bytecode: `0x${c.evm.bytecode.object}`,
        runtimeSize: c.evm.deployedBytecode.object.length / 2,
      });
    }
  }
  return contracts;
}
