// What a stranger's webpack does with no setting of its own but where to write.

import webpack from 'webpack'

const [folder] = process.argv.slice(2)
webpack({ mode: 'production', context: folder, entry: './src/index.js', output: { path: `${folder}/dist` } }, (error, stats) => {
  if (error || stats.hasErrors()) {
    console.error(error ?? stats.toString('errors-only'))
    process.exitCode = 1
  }
})
