import type { ImportProblem } from '@/lib/domain/imports/import-report'

/** What could not be kept as it was, each with examples; what was left out comes first. */
export function ProblemsWithExamples({ problems }: { readonly problems: readonly ImportProblem[] }) {
  return (
    <ul className="mt-2 grid gap-3">
      {[...problems]
        .sort((a, b) => Number(b.isLeftOut ?? false) - Number(a.isLeftOut ?? false))
        .map(({ what, examples }) => (
          <li key={what}>
            {what}
            <ul className="text-quiet text-small">
              {examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}
