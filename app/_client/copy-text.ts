import { toast } from '@/app/_ui/toast'

/** Copies a text and says so; says `refused` and gives false where the browser blocks copying. */
export async function copyText(text: string, said: string, refused: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    toast(said)
    return true
  } catch {
    // Over an address without encryption there is no clipboard at all.
    toast(refused)
    return false
  }
}
