import { buildFunctions } from '../config/functions.build'

buildFunctions(process.cwd()).then(
  (bundles) => console.log(`functions: ${bundles.join(', ')}`),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
