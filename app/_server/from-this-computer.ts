import { headers } from 'next/headers'
import { namesThisComputer } from '@/lib/platform/host-guard'

/** Whether a browser on this computer asks, and not another device: only it may name files of this computer. */
export const isFromThisComputer = async (): Promise<boolean> => namesThisComputer((await headers()).get('host') ?? '')
