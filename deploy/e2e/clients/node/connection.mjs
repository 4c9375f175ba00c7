// Where broker and registry are; the defaults are those of deploy/quickstart/run.
import confluent from '@kafkajs/confluent-schema-registry'
import { logicalTypes } from './logical-types.mjs'

export const bootstrapBrokers = (process.env.TRIBUTARY_KAFKA ?? '127.0.0.1:9092').split(',')

export const registry = new confluent.SchemaRegistry(
  { host: process.env.TRIBUTARY_REGISTRY ?? 'http://127.0.0.1:8086/apis/ccompat/v7' },
  { [confluent.SchemaType.AVRO]: { logicalTypes } }
)
