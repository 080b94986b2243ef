import { describe, expect, it } from 'vitest'
import { tooLargeToSend } from './form-size'

const MEGABYTE = 1024 * 1024

const form = (fields: Readonly<Record<string, string | Blob>>): FormData => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}

describe('a form', () => {
  it('is sent as it is where it has a size that can be read', () => {
    expect(tooLargeToSend(form({ text: 'a'.repeat(4 * MEGABYTE), title: 'Weir' }))).toBeNull()
    expect(tooLargeToSend(form({ text: '', file: new Blob(['a'.repeat(11 * MEGABYTE)]) }))).toBeNull()
  })

  it.each([
    ['a text of 13 MB', { text: 'a'.repeat(13 * MEGABYTE) }, 'text', /^The text is 13\.0 MB; the limit is 5\.0 MB/],
    ['a text of 3 MB that takes 6 MB', { text: 'ш'.repeat(3 * MEGABYTE) }, 'text', /^The text is 6\.0 MB/],
    ['a file of 12 MB', { text: '', file: new Blob(['a'.repeat(12 * MEGABYTE)]) }, 'file', /^The form is 12\.0 MB/],
  ])('is refused with its size for %s', (_, fields, field, message) => {
    const refused = tooLargeToSend(form(fields))
    expect(refused?.message).toMatch(message)
    expect(refused?.fields[field]).toBe(refused?.message)
  })
})
