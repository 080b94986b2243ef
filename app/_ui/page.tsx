import type { ReactNode } from 'react'
import { classNames } from './class-names'

const WIDTHS = { reading: 'max-w-[44rem]', form: 'max-w-[44rem]', wide: 'max-w-[72rem]' } as const

type PageProps = {
  /** `reading` and `form`: one column of text. `wide`: tables and pictures. */
  readonly width?: keyof typeof WIDTHS
  readonly className?: string
  readonly children: ReactNode
}

/** The column that every screen but the review stands in. */
export function Page({ width = 'reading', className, children }: PageProps) {
  return (
    <div className={classNames('mx-auto w-full px-4 pt-8 pb-16 sm:px-6', WIDTHS[width], className)}>{children}</div>
  )
}

type PageTitleProps = {
  /** One quiet line above the title: date, source, count. */
  readonly label?: ReactNode
  readonly children: ReactNode
  /** Buttons at the end of the line; below it on a phone. */
  readonly actions?: ReactNode
}

/** The `h1` of a screen with its label line. */
export function PageTitle({ label, children, actions }: PageTitleProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {label ? <p className="mb-1.5 font-medium text-label text-quiet">{label}</p> : null}
        <h1>{children}</h1>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  )
}

type SectionProps = {
  readonly title: string
  /** One quiet line under the title. */
  readonly label?: ReactNode
  readonly children: ReactNode
}

/** A part of a screen under its own `h2`. */
export function Section({ title, label, children }: SectionProps) {
  return (
    <section className="mt-10">
      <h2>{title}</h2>
      {label ? <p className="mt-0.5 text-label text-quiet">{label}</p> : null}
      <div className="mt-2">{children}</div>
    </section>
  )
}
