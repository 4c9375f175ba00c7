// Follows topics from their beginning and prints a line of JSON for each record: node read.mjs rewards.v1
import { Consumer, MessagesStreamFallbackModes, MessagesStreamModes } from '@platformatic/kafka'
import { bootstrapBrokers, registry } from './connection.mjs'

const READ_COMMITTED = 1

const topics = process.argv.slice(2)
if (topics.length === 0) {
  console.error('usage: node read.mjs TOPIC... (for example rewards.v1)')
  process.exit(2)
}

// The group remembers how far it has read; another name starts again from the beginning.
const consumer = new Consumer({
  bootstrapBrokers,
  clientId: 'example-subscriber',
  groupId: process.env.TRIBUTARY_GROUP ?? 'example-subscriber'
})
const records = await consumer.consume({
  topics,
  mode: MessagesStreamModes.COMMITTED,
  fallbackMode: MessagesStreamFallbackModes.EARLIEST,
  isolationLevel: READ_COMMITTED,
  autocommit: true
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => consumer.close(true))
}

for await (const { topic, partition, offset, key, headers, value } of records) {
  const record = {
    topic,
    partition,
    offset,
    key: String(key),
    headers: Object.fromEntries([...headers].map(([name, text]) => [String(name), String(text)])),
    value: await registry.decode(value)
  }
  console.log(JSON.stringify(record, (_, field) => (typeof field === 'bigint' ? field.toString() : field)))
}
