// swift-tools-version: 6.2
// A package of its own, so that its dependency never slows a build of the product.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "quire", path: ".."),
    // Without its default trait, which needs the jemalloc library.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // What each room costs on a made-up digest.
    .executableTarget(
      name: "Rooms",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Papers", package: "quire"),
        .product(name: "Digests", package: "quire"),
        .product(name: "Markup", package: "quire"),
        .product(name: "TeX", package: "quire"),
        .product(name: "Catalog", package: "quire"),
        .product(name: "Storage", package: "quire"),
        .product(name: "Canvas", package: "quire"),
        .product(name: "Interface", package: "quire"),
        .product(name: "Keymaps", package: "quire"),
      ],
      path: "Benchmarks/Rooms",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // What a key of the filter costs among very many papers, apart from the screen. Not directly in a folder of the
    // name Benchmarks: all that is there is run as one.
    .executableTarget(
      name: "Typed",
      dependencies: [
        .product(name: "Papers", package: "quire"),
        .product(name: "Catalog", package: "quire"),
        .product(name: "Storage", package: "quire"),
      ],
      path: "Benchmarks/Engine/Typed"),
  ],
  swiftLanguageModes: [.v6]
)
