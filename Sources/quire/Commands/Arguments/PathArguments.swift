import ArgumentParser
import Catalog
import Storage

/// The PATH arguments of all commands that read papers.
struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Digests, folders of digests, patterns, or - for standard input.", valueName: "PATH"))
  var paths: [String] = []

  /// What to read: the arguments, else the folders of the settings, else what was fetched, else the sample.
  func sources(_ settings: Settings) -> Sources {
    PathArguments.sources(Process.filePaths(paths), settings)
  }

  /// The same for files that are named elsewhere.
  static func sources(_ files: [FilePath], _ settings: Settings) -> Sources {
    if !files.isEmpty { return .files(files) }
    if !settings.folders.isEmpty {
      return .files(settings.folders.map { FilePath(Process.expanded($0)) })
    }
    let fetched = FilePath(Process.places.digests)
    return DigestFolder([fetched]).files.isEmpty ? .sample : .files([fetched])
  }

  /// Reads everything, says what went wrong, and returns whether all could be read.
  func read() throws -> (library: Library, isWhole: Bool) {
    let (settings, notes) = Process.settings()
    for note in notes.sentences { Output.complain(note) }
    guard case .files(let files) = sources(settings) else {
      Output.complain(
        "these are papers of a sample; name your digests, or set folders in config.toml")
      return (Sources.sampleLibrary, true)
    }
    let result = KeptReading(of: files).loader(for: DigestFolder(files)).run()
    for note in Sentences.notes(on: result) {
      Output.complain(note)
      Log.note(.warning, note)
    }
    return (result.library, result.isWhole)
  }
}

extension LoadResult {
  /// Whether everything could be read.
  var isWhole: Bool { errors.isEmpty && !troubled.contains(where: Sentences.isUnreadable) }
}
