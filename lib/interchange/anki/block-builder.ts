import { joinRuns, type Line, type Run, type RunLook, type SideBlock, trimRuns } from './blocks'

type Place =
  | { readonly kind: 'paragraph' | 'heading' | 'quote' }
  | { kind: 'item'; depth: number; number: number | null }

const isBlank = (line: Line): boolean => line.every(({ text, maths }) => !maths && text.trim() === '')

/** Gathers text into blocks in the order in which a browser would show it. */
export class BlockBuilder {
  readonly #blocks: SideBlock[] = []
  #place: Place = { kind: 'paragraph' }
  #lines: Run[][] = [[]]

  /** Text as a browser shows it: white space is one space, and none at the beginning of a line. */
  text(text: string, look: RunLook): void {
    const shown = text.replace(/[ \t\r\n\f\u00a0]+/gu, ' ')
    const line = this.#line()
    const last = line.at(-1)
    const isAfterSpace = !last || (!last.maths && last.text.endsWith(' '))
    const own = isAfterSpace ? shown.trimStart() : shown
    if (own !== '') line.push({ ...look, text: own })
  }

  /** Text whose white space counts. */
  literal(text: string, look: RunLook): void {
    for (const [at, part] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
      if (at > 0) this.newLine()
      if (part !== '') this.#line().push({ ...look, text: part })
    }
  }

  /** A formula, or a cell's run, as it is. */
  run(run: Run): void {
    this.#line().push(run)
  }

  /** Something that stands for itself, with a space around it. */
  separate(run: Run): void {
    this.text(' ', {})
    this.#line().push(run)
    this.text(' ', {})
  }

  newLine(): void {
    this.#lines.push([])
  }

  /** A new line if the current one holds anything: what the edges of a block do. */
  edge(): void {
    if (!isBlank(this.#line())) this.newLine()
  }

  /** Ends the current block. What comes next is in the given place. */
  next(place: Place): void {
    this.#flush()
    this.#place = place
  }

  add(block: SideBlock): void {
    this.#flush()
    this.#blocks.push(block)
  }

  blocks(): readonly SideBlock[] {
    this.#flush()
    return this.#blocks
  }

  #line(): Run[] {
    const line = this.#lines.at(-1) ?? []
    if (this.#lines.length === 0) this.#lines.push(line)
    return line
  }

  #flush(): void {
    const lines = this.#lines.map((line) => trimRuns(joinRuns(line)))
    this.#lines = [[]]
    const place = this.#place
    let group: Line[] = []
    const push = (): void => {
      if (group.length > 0) this.#blocks.push({ ...place, lines: group })
      group = []
    }
    for (const line of lines) {
      if (!isBlank(line)) group.push(line)
      else if (place.kind !== 'item') push()
    }
    push()
  }
}
