// The module for training, as the shell's loader takes it: its glue, where its code is, and the
// hash of that.

export * from 'made:training'
