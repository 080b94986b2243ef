import { reversing } from '@/app/_server/reversing'
import { undo } from '@/lib/services/history/undo'

/** Undoes what was done last, or one thing of the history. */
export const POST = (request: Request): Promise<Response> => reversing(request, undo, 'undone')
