import Benchmark

/// One line a benchmark; what each figure means stands in the README beside the package.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock], scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 10_000)
  digests()
  lists()
  tex()
  catalog()
  words()
  index()
  marks()
  screen()
  startUp()
}
