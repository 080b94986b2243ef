import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '@/tests/support/temporary-folder'
import { runContentCheck } from './content-check'

const article = (id: string, a: string) => `---
id: ${id}
title: Trade
authors: [A. Writer]
outlet: The Paper
published: 2023
---

${'Trade between both countries grew much over time. '.repeat(35)}It came to $190 billion in 2022.

\`\`\`facts
- id: ${id}-value
  kind: figure
  weight: must
  statement: Trade came to $190 billion in 2022.
  passage: It came to $190 billion in 2022.
  as-of: 2022
  cards: [{id: ${id}-value-sum, q: What did trade come to in 2022 by ${id}?, a: ${a}}]
\`\`\`
`
let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

describe('runContentCheck', () => {
  it('gives the totals of a right folder and passes', () => {
    writeFileSync(join(folder, 'one.md'), article('one', '$190 billion'))
    writeFileSync(join(folder, 'ignored.txt'), 'not an article')
    expect(runContentCheck(folder, false)).toEqual({
      exitCode: 0,
      output: [
        'one: 1 facts, 1 cards',
        'Total: 1 articles, 1 facts, 1 cards',
        'Facts by kind: figure 1',
        'Facts by weight: must 1',
        'Cards by form: question 1',
        '0 errors, 0 warnings',
      ].join('\n'),
    })
  })

  it('says file, line, fault and remedy of an error and fails', () => {
    writeFileSync(join(folder, 'one.md'), article('one', '$191 billion'))
    const { output, exitCode } = runContentCheck(folder, false)
    expect(output.split('\n')[0]).toBe(
      `${join(folder, 'one.md')}:18: error: The answer has “$191 billion”, which the passage does not contain (one-value-sum). Correct the answer, or choose a passage that contains it in full.`,
    )
    expect(exitCode).toBe(1)
  })

  it('checks across files, and gives problems and totals as JSON', () => {
    writeFileSync(join(folder, 'one.md'), article('one', '$190 billion'))
    writeFileSync(join(folder, 'two.md'), article('one', '$190 billion'))
    const { output, exitCode } = runContentCheck(folder, true)
    const { problems, totals } = JSON.parse(output)
    expect(problems).toHaveLength(3)
    expect(problems[1]).toMatchObject({ file: join(folder, 'two.md'), line: 12, severity: 'error' })
    expect(totals).toMatchObject({ facts: 2, cards: 2, forms: { question: 2 } })
    expect(exitCode).toBe(1)
  })

  it('fails where there is nothing to read', () => {
    expect(runContentCheck(folder, false)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('no Markdown file to check'),
    })
  })
})
