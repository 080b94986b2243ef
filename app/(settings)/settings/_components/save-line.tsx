import { Button, type ButtonLook } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'

type SaveLineProps = {
  readonly isPending: boolean
  readonly isRefused: boolean
  /** What came of it. */
  readonly words: string | undefined
  readonly look?: ButtonLook
  readonly className?: string
  /** The words of the button. */
  readonly children: string
}

/** The button of a form and what came of it, in one line. */
export const SaveLine = ({ isPending, isRefused, words, look = 'plain', className, children }: SaveLineProps) => (
  <div className={classNames('flex flex-wrap items-center gap-x-4 gap-y-2', className)}>
    <Button type="submit" look={look} disabled={isPending}>
      {isPending && look === 'primary' ? 'Saving …' : children}
    </Button>
    <p role="status" className={classNames('min-w-0 flex-1 max-sm:basis-48', isRefused ? 'text-again' : 'text-quiet')}>
      {isPending ? '' : words}
    </p>
  </div>
)
