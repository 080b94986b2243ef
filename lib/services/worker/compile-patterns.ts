import { setFlagsFromString } from 'node:v8'

// A text uses most patterns many times. V8 would compile each twice: to bytecode when it is first used, then to machine
// code. This is read when a pattern is made, so it must be imported before everything else.
setFlagsFromString('--no-regexp-tier-up')
