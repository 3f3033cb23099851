export { createFrameReader, type FrameReader, type Frames, framesOf, mostFileBytes } from './frames.ts'
export { type CarryDamage, type CarryFile, type OpenedCarryFile, openCarryFile } from './open-carry-file.ts'
export { type CarryReading, readCarryFile } from './read-carry-file.ts'
export { type WrittenCarryFile, writeCarryFile } from './write-carry-file.ts'
