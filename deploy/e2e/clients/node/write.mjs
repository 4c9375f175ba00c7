// Writes records, a line of JSON for each, with the latest schema of their topic: node write.mjs < records
// {"topic": "interactions.v1", "key": "…", "headers": {"ce_id": "…"}, "value": {…}}
import { createInterface } from 'node:readline'
import { ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka'
import { bootstrapBrokers, registry } from './connection.mjs'

const producer = new Producer({
  bootstrapBrokers,
  clientId: 'example-writer',
  acks: ProduceAcks.ALL,
  serializers: { ...stringSerializers, value: bytes => bytes }
})

const messages = []
for await (const line of createInterface({ input: process.stdin })) {
  const { topic, key, headers, value } = JSON.parse(line)
  const schema = await registry.getLatestSchemaId(`${topic}-value`)
  messages.push({ topic, key, headers, value: await registry.encode(schema, value) })
}
await producer.send({ messages })
await producer.close()
