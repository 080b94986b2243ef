import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { toast } from '@/app/_ui/toast'
import { visibleStopwatch } from '@/app/_ui/visible-stopwatch'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { sideMs } from '@/lib/domain/scheduling/log'
import type { SessionOptions } from '@/lib/domain/session/session-options'
import { Gestures } from './gestures'

/** Where the bar of the session shows the timer. */
export const TOOLS_ID = 'session-tools'

type SideTimesProps = {
  readonly options: SessionOptions
  readonly turn: number
  readonly isAnswer: boolean
  readonly isPaused: boolean
  readonly onPause: () => void
  readonly onAct: (act: KeyAct) => void
}

const TICK_MS = 200
const VIBRATION_MS = 15

/** Auto-advance waits while something is open or read out, or a sound of the card is playing. */
const isHeld = (): boolean =>
  document.querySelector('dialog[open], [popover]:popover-open') !== null ||
  [...document.querySelectorAll<HTMLMediaElement>('audio, video')].some(({ paused, ended }) => !paused && !ended) ||
  globalThis.speechSynthesis?.speaking === true

type SessionExtrasProps = Omit<SideTimesProps, 'options'> & {
  /** What taps and swipes do; null if nothing. */
  readonly gestures: SessionOptions | null
  /** Timer, auto-advance and vibration; null if none is switched on. */
  readonly extras: SessionOptions | null
  readonly isTyping: boolean
  readonly isUnseen: (press: PointerEvent) => boolean
}

/** Taps, swipes, timer, auto-advance and vibration of a session. Loaded only if one of them is switched on. */
export function SessionExtras({ gestures, extras, isTyping, isUnseen, ...side }: SessionExtrasProps) {
  const { isAnswer, onAct } = side
  return (
    <>
      {gestures ? (
        <Gestures
          options={gestures}
          {...{ isAnswer, isTyping }}
          onAct={(act, event) => isUnseen(event) || onAct(act)}
        />
      ) : null}
      {extras ? <SideTimes options={extras} {...side} /> : null}
    </>
  )
}

/** The timer, auto-advance and vibration. */
function SideTimes(props: SideTimesProps) {
  const { options, turn, isAnswer, isPaused, onPause } = props
  useVibration(options.vibrate, turn)
  const { seconds, left } = useSideTime(props)
  const tools = (
    <>
      {options.showTimer ? (
        <span role="timer" aria-label="Seconds on this question" className="figures">
          {seconds} s
        </span>
      ) : null}
      {left === null ? null : (
        <button
          type="button"
          aria-pressed={isPaused}
          aria-label="Pause auto-advance"
          onClick={onPause}
          className="figures inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-control px-1 hover:text-ink"
        >
          <svg aria-hidden="true" viewBox="0 0 20 20" className="size-4 fill-current">
            <path d={isPaused ? 'M6 4v12l10-6z' : 'M5 4h4v12H5zM11 4h4v12h-4z'} />
          </svg>
          <span aria-hidden="true">
            <span className="max-sm:hidden">{isAnswer ? 'Next' : 'Answer'} in </span>
            {left} s
          </span>
        </button>
      )}
    </>
  )
  return <InBar>{tools}</InBar>
}

/** In the bar, which is not there in focus mode. */
function InBar({ children }: { readonly children: ReactNode }) {
  const [bar, setBar] = useState<Element | null>(null)
  useEffect(() => {
    const found = document.getElementById(TOOLS_ID)
    if (found !== bar) setBar(found)
  })
  return bar?.isConnected ? createPortal(children, bar) : null
}

/**
 * The seconds since the question appeared, as the log counts them: while the page is visible, 60 at most, and no
 * further once the answer is shown. `left` are those until auto-advance acts; null while it is off for this side.
 */
function useSideTime(props: SideTimesProps): { readonly seconds: number; readonly left: number | null } {
  const { options, turn, isAnswer, isPaused } = props
  const [seconds, setSeconds] = useState(0)
  const [leftMs, setLeftMs] = useState(0)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const limitMs = (isAnswer ? options.answerSeconds : options.questionSeconds) * 1_000
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question has its own time
  useEffect(() => {
    if (isAnswer) return
    const watch = visibleStopwatch()
    const look = () => setSeconds(Math.floor(sideMs(watch.read()) / 1_000))
    look()
    const timer = setInterval(look, TICK_MS)
    return () => {
      clearInterval(timer)
      watch.stop()
    }
  }, [turn, isAnswer])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each side has its own time
  useEffect(() => {
    setLeftMs(limitMs)
    if (limitMs === 0) return
    let remaining = limitMs
    let before = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      if (!latest.current.isPaused && document.visibilityState === 'visible' && !isHeld()) remaining -= now - before
      before = now
      setLeftMs(Math.max(0, remaining))
      if (remaining > 0) return
      clearInterval(timer)
      timeUp(latest.current)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [turn, isAnswer, limitMs])
  const isOff = limitMs === 0 && !isPaused
  return { seconds, left: isOff ? null : Math.ceil(leftMs / 1_000) }
}

/** What was chosen for a question or an answer that is over. */
function timeUp({ options, isAnswer, onAct }: SideTimesProps) {
  const act = isAnswer ? options.answerTimeout : options.questionTimeout
  if (act === 'remind') toast('Time’s up.')
  else onAct(act === 'show' ? 'primary' : act)
}

/** After each answer, if the device can. */
function useVibration(isOn: boolean, turn: number) {
  const first = useRef(turn)
  useEffect(() => {
    if (isOn && turn !== first.current) navigator.vibrate?.(VIBRATION_MS)
    first.current = turn
  }, [isOn, turn])
}
