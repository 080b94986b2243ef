import { chmodSync, closeSync, constants, copyFileSync, fsyncSync, openSync } from 'node:fs'

const sync = (path: string, flags: string): void => {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Returns when the contents of a file are on the disk. */
export const syncFile = (file: string): void => sync(file, 'r+')

/** Returns when the names in a folder are on the disk. Windows cannot do this and needs no help with it. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder, 'r')
}

/** Copies a file for this user alone, sharing blocks where the file system can; returns when it is on the disk. */
export const copyDurably = (from: string, to: string): void => {
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  chmodSync(to, 0o600)
  syncFile(to)
}
