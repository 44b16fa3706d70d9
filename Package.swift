// swift-tools-version: 6.2
// Targets stand in the order of the flow: bytes -> Digests -> Papers -> Catalog -> Interface -> Canvas -> Terminal.
import PackageDescription

/// Every target is strict: Swift 6, warnings are errors, a file imports what it names.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Those of the program do without Swift's own regular expressions: a search for some text would bring their parser
/// along, 1 MB of the program (`Papers` has its own, `StringProtocol+Search`).
let plain: [SwiftSetting] =
  strict + [.unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])]

/// Targets whose code runs seldom, or waits for disk and network: compiled to be small.
let small: [SwiftSetting] =
  plain + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let package = Package(
  name: "quire",
  products: [
    .executable(name: "quire", targets: ["QuireMain"]),
    // The rooms that `Benchmarks/` measures.
    .library(name: "Papers", targets: ["Papers"]),
    .library(name: "Digests", targets: ["Digests"]),
    .library(name: "Feeds", targets: ["Feeds"]),
    .library(name: "Markup", targets: ["Markup"]),
    .library(name: "TeX", targets: ["TeX"]),
    .library(name: "Catalog", targets: ["Catalog"]),
    .library(name: "Citations", targets: ["Citations"]),
    .library(name: "Storage", targets: ["Storage"]),
    .library(name: "Canvas", targets: ["Canvas"]),
    .library(name: "Interface", targets: ["Interface"]),
    .library(name: "Keymaps", targets: ["Keymaps"]),
    .library(name: "Themes", targets: ["Themes"]),
  ],
  dependencies: [
    // Exactly: a commit gives the same program whenever it is built.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The model: ids and keys, days, entries, papers, passages of text, problems.
    .target(name: "Papers", swiftSettings: small),
    .testTarget(name: "PapersTests", dependencies: ["Papers"], swiftSettings: plain),

    // What a digest file says: the dialects that read bytes into the model.
    .target(
      name: "Digests", dependencies: ["Papers"], exclude: ["Fields/entity-table.py"],
      swiftSettings: plain),
    .testTarget(
      name: "DigestsTests", dependencies: ["Papers", "Digests", "Markup", "SharedMaterial"],
      swiftSettings: strict),

    // arXiv itself: its formats in XML, through expat, and its services, through libcurl, which is opened
    // when the network is asked for: only its headers are needed, Debian's libcurl4-openssl-dev.
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CCurl"),
    .target(
      name: "Feeds", dependencies: ["Papers", "Digests", "CExpat", "CCurl"], swiftSettings: small),
    // A server on this machine that answers as tests say.
    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: strict),
    .testTarget(
      name: "FeedsTests",
      dependencies: ["Papers", "Feeds", "Digests", "Loopback", "SharedMaterial"],
      swiftSettings: strict),

    // Lists of papers as people keep them: the structure of a text first, then the papers in it.
    // MD4C 0.4.8 as its makers give it, to be copied into what uses it: Debian has no archive of it.
    .target(name: "CMd4c", exclude: ["LICENSE.md"]),
    .systemLibrary(name: "CYaml", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "Markup", dependencies: ["Papers", "Digests", "CMd4c", "CYaml"], swiftSettings: plain),
    .testTarget(
      name: "MarkupTests", dependencies: ["Papers", "Markup", "Digests", "SharedMaterial"],
      swiftSettings: strict),

    // LaTeX as readable text.
    .target(name: "TeX", exclude: ["Tables/composition-table.py"], swiftSettings: plain),
    .testTarget(
      name: "TeXTests", dependencies: ["TeX", "Papers", "Digests", "SharedMaterial"],
      swiftSettings: strict),

    // All papers at once: joining entries, searching, tags, orders.
    .systemLibrary(name: "CPcre2", providers: [.apt(["libpcre2-dev"])]),
    .target(
      name: "Catalog", dependencies: ["Papers", "TeX", "CPcre2"],
      exclude: ["Text/fold-table.py", "Related/generic-words.py"], swiftSettings: plain),
    // Papers as tests write them down.
    .target(name: "Drafts", dependencies: ["Papers"], path: "Tests/Drafts", swiftSettings: strict),
    .testTarget(
      name: "CatalogTests",
      dependencies: ["Catalog", "Papers", "Digests", "TeX", "Drafts", "SharedMaterial"],
      swiftSettings: strict),

    // Papers as bibliographies have them: BibTeX, BibLaTeX, RIS, CSL-JSON, and as text.
    .target(name: "Citations", dependencies: ["Papers", "TeX"], swiftSettings: small),
    .testTarget(
      name: "CitationsTests",
      dependencies: [
        "Citations", "Papers", "Digests", "Markup", "TeX", "Drafts", "SharedMaterial",
      ],
      swiftSettings: strict),

    // Programs that the user runs on papers: their words, and what is refused in them.
    .target(name: "Programs", dependencies: ["Papers"], swiftSettings: small),
    .testTarget(
      name: "ProgramsTests", dependencies: ["Programs", "Papers"], swiftSettings: strict),

    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    // Calls of the system that glibc hides.
    .target(name: "CCalls"),
    // toml++ for C; its Debian package is libtomlplusplus-dev. Headers alone: nothing is linked.
    .target(name: "CToml"),
    // The disk: finds and delivers digest files, keeps marks, reads settings, knows the places.
    .target(
      name: "Storage",
      dependencies: [
        "Papers", "Programs", "Digests", "Catalog", "CZlib", "CZstd", "CSQLite", "CCalls",
        "CToml",
      ], swiftSettings: small),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Storage", "Catalog", "Papers", "Programs", "Digests", "CSQLite"],
      exclude: ["Fixtures"], swiftSettings: strict),

    // Papers from arXiv, written as digests.
    .target(
      name: "Fetching", dependencies: ["Papers", "Digests", "Feeds", "Storage"],
      swiftSettings: small),
    // Fetches from a server on this machine, by a clock that runs faster.
    .executableTarget(
      name: "loopback-fetch", dependencies: ["Fetching", "Feeds", "Papers", "Storage"],
      path: "Tests/LoopbackFetch", swiftSettings: strict),
    .testTarget(
      name: "FetchingTests",
      dependencies: [
        "Fetching", "Feeds", "Papers", "Digests", "Storage", "Loopback", "loopback-fetch",
      ], swiftSettings: strict),

    // A grid of cells and everything about text in cells.
    .target(name: "Canvas", exclude: ["Cells/width-table.py"], swiftSettings: plain),
    .testTarget(
      name: "CanvasTests", dependencies: ["Canvas"], exclude: ["Wrapped.txt"], swiftSettings: strict
    ),

    // ncurses, and only ncurses: shows surfaces, reads keys, gives the terminal back.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev", "libncurses-dev"])]),
    // What is written when the program dies of a bug.
    .target(name: "CCrash"),
    .target(
      name: "Terminal", dependencies: ["Canvas", "CNcurses", "CCrash"], swiftSettings: plain),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Canvas"], swiftSettings: strict),

    // What the program does: state, actions, update, commands, keys, panes.
    .target(
      name: "Interface",
      dependencies: ["Papers", "Programs", "TeX", "Catalog", "Citations", "Canvas"],
      swiftSettings: plain),

    .testTarget(
      name: "InterfaceTests",
      dependencies: [
        "Interface", "Programs", "Catalog", "Citations", "Papers", "Digests", "Markup", "Canvas",
        "Keymaps",
      ],
      exclude: ["Screens", "Digests"], swiftSettings: strict),

    // The shipped bindings, embedded.
    .target(
      name: "Keymaps", path: "Keymaps",
      resources: [
        .embedInCode("vim.keymap"), .embedInCode("less.keymap"), .embedInCode("newsboat.keymap"),
        .embedInCode("mutt.keymap"), .embedInCode("emacs.keymap"), .embedInCode("arrows.keymap"),
        .embedInCode("common.keymap"), .embedInCode("pick.keymap"),
        .embedInCode("tutor.keymap"),
      ],
      swiftSettings: strict),

    // The shipped themes, embedded.
    .target(
      name: "Themes", path: "Themes",
      resources: [
        .embedInCode("quire.toml"), .embedInCode("quire-light.toml"),
        .embedInCode("catppuccin.toml"), .embedInCode("catppuccin-latte.toml"),
        .embedInCode("gruvbox.toml"), .embedInCode("gruvbox-light.toml"),
        .embedInCode("high-contrast.toml"), .embedInCode("high-contrast-light.toml"),
        .embedInCode("mono.toml"), .embedInCode("nord.toml"), .embedInCode("solarized.toml"),
        .embedInCode("solarized-light.toml"), .embedInCode("tokyonight.toml"),
        .embedInCode("tokyonight-day.toml"), .embedInCode("zenburn.toml"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "ThemesTests", dependencies: ["Themes", "Canvas", "quire"], swiftSettings: strict),

    // What the program was built from, as far as whoever packs it says so.
    .target(name: "CBuild"),
    // The program: commands, the event loop, running effects.
    .target(
      name: "quire",
      dependencies: [
        "CBuild", "Papers", "Programs", "Digests", "Feeds", "Markup", "Catalog", "Citations",
        "Storage",
        "Fetching", "Canvas", "Terminal", "Interface",
        "Keymaps", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Manual/Pages"],
      resources: [
        .embedInCode("Loading/sample.md"), .embedInCode("Manual/Prose/quire.md"),
        .embedInCode("Manual/Prose/config.md"), .embedInCode("Manual/Prose/keys.md"),
        .embedInCode("Manual/Prose/query.md"), .embedInCode("Manual/Prose/formats.md"),
        .embedInCode("Manual/Prose/browsing.md"), .embedInCode("Manual/Prose/plain.md"),
        .embedInCode("Manual/Prose/marks.md"), .embedInCode("Manual/Prose/citing.md"),
        .embedInCode("Manual/Prose/arxiv.md"), .embedInCode("Manual/Prose/programs.md"),
        .embedInCode("Manual/Prose/scripts.md"), .embedInCode("Manual/Prose/mathematics.md"),
        .embedInCode("Completions/quire.bash"), .embedInCode("Completions/quire.zsh"),
        .embedInCode("Completions/quire.fish"),
      ], swiftSettings: small),
    // The executable: the program, which asks the real arXiv.
    .executableTarget(name: "QuireMain", dependencies: ["quire"], swiftSettings: plain),
    // The program with arXiv at home, for tests.
    .executableTarget(
      name: "loopback-quire", dependencies: ["quire", "Feeds"], path: "Tests/LoopbackQuire",
      swiftSettings: strict),

    // What stands beside the repository, for the tests that want it.
    .target(name: "SharedMaterial", path: "Tests/SharedMaterial", swiftSettings: strict),

    // The real program on a pseudo-terminal, read by libvterm.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm", providers: [.apt(["libvterm-dev"])]),
    // Takes the terminal and dies, so that they see what is left of it.
    .executableTarget(
      name: "crash", dependencies: ["Terminal"], path: "Tests/Crash", swiftSettings: strict),
    .testTarget(
      name: "PtyTests",
      dependencies: [
        "quire", "QuireMain", "loopback-quire", "Loopback", "crash", "Papers", "Programs",
        "Digests", "Catalog", "Storage", "Fetching", "Terminal", "Interface", "Canvas", "CVterm",
        "CSQLite", "Keymaps",
      ],
      exclude: ["Pictures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
