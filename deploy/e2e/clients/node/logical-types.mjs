// What the schemas say beyond Avro's own types, as values that lose nothing.
import avro from 'avsc'

const LARGEST = 2n ** 256n - 1n

/** An amount in the token's smallest unit: a BigInt, as a number would round from 2^53 on. */
class Uint256 extends avro.types.LogicalType {
  _fromValue(text) {
    return BigInt(text)
  }

  _toValue(value) {
    const amount = typeof value === 'bigint' || /^\d+$/.test(value) ? BigInt(value) : -1n
    return amount >= 0n && amount <= LARGEST ? amount.toString() : undefined
  }

  _resolve(type) {
    return avro.Type.isType(type, 'string', 'logical:uint256') ? this._fromValue : undefined
  }
}

/** Microseconds since 1970: a text like 2026-11-22T08:00:00.123456Z, as a Date would drop the last three digits. */
class TimestampMicros extends avro.types.LogicalType {
  _fromValue(micros) {
    const millis = Math.floor(micros / 1000)
    const rest = String(micros - millis * 1000).padStart(3, '0')
    return new Date(millis).toISOString().replace('Z', `${rest}Z`)
  }

  _toValue(text) {
    const [, seconds, fraction = ''] = /^(.+?)(?:\.(\d{1,6}))?Z$/.exec(text) ?? []
    const millis = Date.parse(`${seconds}Z`)
    return Number.isNaN(millis) ? undefined : millis * 1000 + Number(fraction.padEnd(6, '0'))
  }

  _resolve(type) {
    return avro.Type.isType(type, 'long', 'logical:timestamp-micros') ? this._fromValue : undefined
  }
}

export const logicalTypes = { uint256: Uint256, 'timestamp-micros': TimestampMicros }
