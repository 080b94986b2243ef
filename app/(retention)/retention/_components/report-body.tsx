import type { ChartModel } from '@/app/_ui/charts/picture'
import { ReportPicture } from './report-picture'

type ReportBodyProps = { readonly lines: readonly string[]; readonly pictures: readonly ChartModel[] }

/** What a report says, and its pictures in little: one page of paper. */
export function ReportBody({ lines, pictures }: ReportBodyProps) {
  return (
    <>
      <ul className="space-y-1.5 font-serif text-passage print:space-y-0.5 print:text-small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="mt-8 grid gap-x-8 gap-y-7 sm:grid-cols-2 print:mt-4 print:grid-cols-2 print:[zoom:0.72]">
        {pictures.map((pictured) => (
          <ReportPicture key={pictured.name} pictured={pictured} />
        ))}
      </div>
    </>
  )
}
