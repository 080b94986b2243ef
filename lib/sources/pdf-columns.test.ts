import { rgb } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { all, type Draw, LONG, line, OTHER, pdf, SIZE, textOf, wrapped } from './pdf.fixture'

describe('the columns of a PDF', () => {
  it('reads two columns one after the other, also where they are drawn line by line', async () => {
    const [left, right] = [
      Array.from({ length: 7 }, () => LONG).join(' '),
      Array.from({ length: 7 }, () => OTHER).join(' '),
    ]
    const draw: Draw = (page, font) => {
      const [a, b] = [wrapped(left, font, 215), wrapped(right, font, 215)]
      for (let i = 0; i < Math.max(a.length, b.length); i++) {
        if (a[i]) page.drawText(a[i] ?? '', { x: 60, y: 700 - i * 14, size: SIZE, font })
        if (b[i]) page.drawText(b[i] ?? '', { x: 315, y: 700 - i * 14, size: SIZE, font })
      }
    }
    expect(await textOf(await pdf([draw]))).toBe(`${left}\n\n${right}`)
  })

  describe('in several columns', () => {
    /** One long sentence: its ends of lines end no paragraph. */
    const long = (opening: string): string =>
      `${opening} ${Array.from({ length: 8 }, (_, i) => `bridge ${i} is as old as the town on the other bank`).join(', ')}.`
    const [FIRST, SECOND, THIRD, FOURTH] = [long('First'), long('Second'), long('Third'), long('Fourth')]

    type Column = { readonly text: string; readonly x: number; readonly y?: number }

    /** Columns of one width, drawn line by line over all of them, as some programs do. */
    const columns =
      (list: readonly Column[], width: number): Draw =>
      (page, font) => {
        const wrappedTexts = list.map(({ text }) => wrapped(text, font, width))
        for (let i = 0; i < Math.max(...wrappedTexts.map(({ length }) => length)); i++) {
          wrappedTexts.forEach((lines, at) => {
            const { x = 0, y = 640 } = list[at] ?? {}
            const words = lines[i]
            if (words) page.drawText(words, { x, y: y - i * 14, size: SIZE, font })
          })
        }
      }

    it('reads three of them from left to right', async () => {
      const draw = columns(
        [
          { text: FIRST, x: 40 },
          { text: SECOND, x: 220 },
          { text: THIRD, x: 400 },
        ],
        155,
      )
      expect(await textOf(await pdf([draw]))).toBe([FIRST, SECOND, THIRD].join('\n\n'))
    })

    it('reads four of them from left to right', async () => {
      const texts = [FIRST, SECOND, THIRD, FOURTH]
      const draw = columns(
        texts.map((text, i) => ({ text, x: 30 + i * 138 })),
        115,
      )
      expect(await textOf(await pdf([draw]))).toBe(texts.join('\n\n'))
    })

    it('reads what stands above a heading across all columns before it', async () => {
      const draw = all(
        line('Bridges of the river and of the sea', 40, 780, 22),
        columns(
          [
            { text: FIRST, x: 40, y: 750 },
            { text: SECOND, x: 220, y: 750 },
            { text: THIRD, x: 400, y: 750 },
          ],
          155,
        ),
        line('What all keepers of the bridges and the ferries say of it today', 40, 380, 18),
        columns(
          [
            { text: FOURTH, x: 40, y: 350 },
            { text: SECOND, x: 220, y: 350 },
            { text: FIRST, x: 400, y: 350 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [
          '# Bridges of the river and of the sea',
          FIRST,
          SECOND,
          THIRD,
          '# What all keepers of the bridges and the ferries say of it today',
          FOURTH,
          SECOND,
          FIRST,
        ].join('\n\n'),
      )
    })

    it('takes a short heading with room beside it for one of all columns', async () => {
      const three = (texts: readonly string[], y: number) =>
        columns(
          texts.map((text, i) => ({ text, x: 40 + i * 180, y })),
          155,
        )
      const draw = all(
        three([FIRST, SECOND, THIRD], 760),
        line('Keepers', 40, 400, 18),
        three([FOURTH, FIRST, SECOND], 370),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [FIRST, SECOND, THIRD, '# Keepers', FOURTH, FIRST, SECOND].join('\n\n'),
      )
    })

    it('leaves the other columns alone where a heading stands over some of them', async () => {
      const draw = all(
        columns([{ text: `${FIRST} ${THIRD}`, x: 40, y: 760 }], 155),
        columns(
          [
            { text: SECOND, x: 220, y: 760 },
            { text: THIRD, x: 400, y: 760 },
          ],
          155,
        ),
        line('What keepers say of the bridges', 220, 420, 18),
        columns(
          [
            { text: FOURTH, x: 220, y: 390 },
            { text: FIRST, x: 400, y: 390 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [`${FIRST} ${THIRD}`, SECOND, THIRD, '# What keepers say of the bridges', FOURTH, FIRST].join('\n\n'),
      )
    })

    it('reads on over a picture between the lines of a column', async () => {
      const draw = all(
        columns(
          [
            { text: FIRST, x: 40, y: 760 },
            { text: SECOND, x: 220, y: 760 },
            { text: `${FIRST} ${THIRD}`, x: 400, y: 760 },
          ],
          155,
        ),
        (page) => page.drawRectangle({ x: 40, y: 400, width: 335, height: 80, color: rgb(0.8, 0.8, 0.8) }),
        line('Figure 2. All of the bridges, from the west to the east.', 40, 385),
        columns(
          [
            { text: THIRD, x: 40, y: 355 },
            { text: FOURTH, x: 220, y: 355 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [
          FIRST,
          'Figure 2. All of the bridges, from the west to the east.',
          THIRD,
          SECOND,
          FOURTH,
          `${FIRST} ${THIRD}`,
        ].join('\n\n'),
      )
    })

    it('reads a table row by row, however many cells its rows have', async () => {
      const rows = Array.from({ length: 16 }, (_, i) => [`Lethra ${i}`, `${i}.4 tonnes`, `${i * 3} ships`])
      const draw = all(...rows.flatMap((cells, i) => cells.map((cell, at) => line(cell, 60 + at * 180, 700 - i * 16))))
      const text = await textOf(await pdf([draw]))
      expect(text.indexOf('15 ships')).toBeGreaterThan(text.indexOf('Lethra 4'))
      expect(text.indexOf('15 ships')).toBeLessThan(text.indexOf('Lethra 7'))
    })
  })
})
