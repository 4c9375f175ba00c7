// Compiles the contracts into abi/ and bin/, or with --check compares a fresh compilation with what is committed there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.mjs';

const root = import.meta.dirname;
const names = ['BatchCarrier', 'MultiTokenPushPull', 'ProductBank', 'TestToken', 'TestWallet'];
const check = process.argv.includes('--check');

const contracts = compile(names.map((name) => `src/${name}.sol`));
const wanted = new Map();
for (const name of names) {
  wanted.set(`abi/${name}.json`, `${JSON.stringify(contracts.get(name).abi, null, 2)}\n`);
  wanted.set(`bin/${name}.bin`, `${contracts.get(name).bytecode}\n`);
}
const present = ['abi', 'bin'].flatMap((dir) =>
  existsSync(join(root, dir)) ? readdirSync(join(root, dir)).map((file) => `${dir}/${file}`) : [],
);
const stale = present.filter((path) => !wanted.has(path));
const differing = [...wanted.keys()].filter(
  (path) => !present.includes(path) || readFileSync(join(root, path), 'utf8') !== wanted.get(path),
);

if (check) {
  for (const path of differing) console.error(`${path}: differs from a fresh compilation (expected: equal)`);
  for (const path of stale) console.error(`${path}: belongs to no contract (expected: absent)`);
  if (differing.length + stale.length > 0) process.exit(1);
  console.log(`${wanted.size} files equal a fresh compilation`);
} else {
  for (const path of stale) rmSync(join(root, path));
  for (const path of differing) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), wanted.get(path));
  }
  for (const name of names) console.log(`${name}: ${contracts.get(name).runtimeSize} bytes of code`);
  console.log(`${differing.length} files written, ${stale.length} removed`);
}
