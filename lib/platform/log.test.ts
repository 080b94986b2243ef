import { describe, expect, it } from 'vitest'
import { logLine } from './log'

const AT_MS = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

describe('logLine', () => {
  it('gives the instant in UTC, the level, the message and the fields', () => {
    expect(logLine(AT_MS, 'warn', 'backup skipped', { file: 'data/aide.sqlite', bytes: 12 })).toBe(
      '2026-01-02T03:04:05.678Z warn backup skipped file=data/aide.sqlite bytes=12',
    )
  })

  it('quotes a text that would otherwise read as two fields or two lines', () => {
    expect(logLine(AT_MS, 'info', 'import', { title: 'a b\nc=d' })).toContain('title="a b\\nc=d"')
  })

  it('follows an error to its first cause', () => {
    const reason = new Error('could not save', { cause: new Error('disk is full') })
    const line = logLine(AT_MS, 'error', 'review lost', { reason })
    expect(line).toMatch(/review lost\nError: could not save/)
    expect(line).toMatch(/caused by Error: disk is full/)
  })

  it('does not fail on what JSON cannot hold', () => {
    expect(logLine(AT_MS, 'info', 'odd', { value: undefined })).toContain('value=undefined')
  })
})
