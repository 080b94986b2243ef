import { describe, expect, it } from 'vitest'
import { aide, freshDataDir, widest } from './run-aide'

describe('aide add card', () => {
  it('adds a question, a sentence with gaps and lines from standard input', async () => {
    const { dataDir, remove } = freshDataDir()
    const one = await aide(
      [
        'add',
        'card',
        'What is the Weir?',
        'a newspaper',
        '--topic',
        'press',
        '--weight',
        'must',
        '--source',
        'a colleague',
      ],
      { dataDir },
    )
    expect({ code: one.code, stderr: one.stderr }).toEqual({ code: 0, stderr: '' })
    expect(one.stdout).toMatch(/^Added 1 card without a source\. Add one at\n\/library\/fact\/[0-9a-f-]{36}\.\n$/)
    expect(widest(one.stdout)).toBeLessThanOrEqual(80)
    const gaps = await aide(['add', 'card', 'The {{c1::Weir}} is a {{c2::newspaper}}.', '--json'], { dataDir })
    expect(JSON.parse(gaps.stdout)).toMatchObject({ cards: 2 })
    const lines = await aide(['add', 'card', '--topic', 'press'], {
      dataDir,
      input:
        'Who edits the Weir?\tAda Holm\n\nWho owns it?\nWho prints it?\tJan Kowal\textra\r\nWho reads it?\tministers\n',
    })
    expect(lines.code).toBe(1)
    expect(lines.stdout).toBe('Added 2 cards without a source.\n')
    expect(lines.stderr).toContain('line 3: The card has no answer')
    expect(lines.stderr).toContain('line 4: It has more than one tab.')
    const noted = await aide(['search', 'colleague', '--json'], { dataDir })
    expect(JSON.parse(noted.stdout)).toMatchObject({ total: 1 })
    const weir = await aide(['search', 'what is the weir', '--json'], { dataDir })
    expect(JSON.parse(weir.stdout).cards[0]).toMatchObject({
      answer: 'a newspaper',
      weight: 'must',
      article: { key: 'no_source', title: 'a colleague' },
    })
    const reader = await aide(['search', 'reads it'], { dataDir })
    expect(reader.stdout).toContain('No source. ')
    const doctor = await aide(['doctor'], { dataDir })
    expect(doctor.code).toBe(0)
    remove()
  })

  it('refuses a card without an answer and says what to do', async () => {
    const { dataDir, remove } = freshDataDir()
    const { code, stdout, stderr } = await aide(['add', 'card', 'Who edits the Weir?'], { dataDir })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('The card has no answer. Write the answer side.')
    remove()
  })
})
