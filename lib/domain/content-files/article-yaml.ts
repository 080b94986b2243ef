import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { YamlPart } from './article-layout'
import type { MakeProblem, Problem } from './problem'

type Path = readonly PropertyKey[]

/** A piece of YAML in which every value is read as text (`2022` stays “2022”), and that knows the line of every path. */
export type YamlSource = {
  readonly value: unknown
  /** The line in the file of a path, or of the nearest thing around it. */
  readonly lineOf: (path: Path) => number
  readonly has: (path: Path) => boolean
  readonly problems: readonly Problem[]
}

const UNREADABLE_ALIASES = Symbol('unreadable aliases')
const ALIASES = 'The YAML has aliases (“*name”) that repeat each other too often, or that refer to nothing'

const textsOf = (document: Document): unknown => {
  try {
    return document.toJS()
  } catch (reason) {
    // The package throws it where aliases multiply, and for an alias of nothing.
    if (reason instanceof ReferenceError) return UNREADABLE_ALIASES
    throw reason
  }
}

/** Reads one piece of YAML of a content file. */
export function readYaml(part: YamlPart, problem: MakeProblem): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(part.yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const fileLine = (offset: number) => lines.linePos(offset).line + part.firstLine - 1
  const problems = document.errors.map((error) =>
    problem(
      fileLine(error.pos[0]),
      `The YAML cannot be read: ${(error.message.split('\n')[0] ?? '').replace(/[.:]$/, '')}`,
      'Put quotation marks around texts that contain “: ” or begin with a special character, and check the indentation',
    ),
  )
  const value = document.errors.length === 0 ? textsOf(document) : null
  if (value === UNREADABLE_ALIASES) {
    problems.push(problem(part.firstLine, ALIASES, 'Write the values out instead of using “&” and “*”'))
  }
  return {
    value: value === UNREADABLE_ALIASES ? null : value,
    lineOf: (path) => fileLine(offsetOf(document, path)),
    has: (path) => document.hasIn(path),
    problems,
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** How a kind of thing is called, and what each of its fields may be (a sentence without a full stop). */
export type FieldGuide = { readonly thing: string; readonly fields: Readonly<Record<string, string>> }

/** The issues of a schema as problems that name the field, what it is, and what it may be. */
export function schemaProblems(
  error: z.ZodError,
  source: YamlSource,
  base: Path,
  guide: FieldGuide,
  problem: MakeProblem,
): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = [...base, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problem(
          source.lineOf([...path, key]),
          `“${key}” is not a field of ${guide.thing}`,
          `Its fields are ${Object.keys(guide.fields).join(', ')}`,
        ),
      )
    }
    const field = issue.path[0]
    const line = source.lineOf(path)
    if (field === undefined)
      return [
        problem(
          line,
          `This is not ${guide.thing}: ${issue.message}`,
          `Enter its fields: ${Object.keys(guide.fields).join(', ')}`,
        ),
      ]
    const remedy = guide.fields[String(field)] ?? 'Correct it'
    const what = source.has(path)
      ? `The field ${String(field)} of ${guide.thing} is not valid`
      : `The field ${String(field)} of ${guide.thing} is missing`
    return [problem(line, what, remedy)]
  })
}
