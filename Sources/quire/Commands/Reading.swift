import ArgumentParser
import Catalog
import Digests
import Glibc
import Interface
import Keymaps
import Storage

/// What the process was started with.
enum Process {
  static let environment: [String: String] = {
    var result: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let text = String(cString: entry)
      if let sign = text.firstIndex(of: "=") {
        result[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      place += 1
    }
    return result
  }()

  static let places = Places(environment: environment)

  /// The file names of the arguments, byte for byte: an argument that is not UTF-8 has been parsed
  /// with replacements in it.
  static func filePaths(_ arguments: [String]) -> [FilePath] {
    var raw: [String: [UInt8]] = [:]
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      raw[String(decoding: bytes, as: UTF8.self)] = Array(bytes)
    }
    return arguments.map { raw[$0].map { FilePath(bytes: $0) } ?? FilePath($0) }
  }

  /// The settings, with sentences about what is wrong in them.
  static func settings() -> (settings: Settings, notes: [String]) {
    let file = places.settings
    do throws(StorageError) {
      guard let text = try TextFile.read(file) else { return (Settings(), []) }
      let (settings, problems) = Settings.read(text)
      return (settings, problems.map { Sentences.sentence(for: $0, file: file) })
    } catch {
      return (Settings(), [Sentences.sentence(for: error)])
    }
  }

  /// The keys of a profile with the reader's own over them, and what is wrong in those.
  static func keymap(profile name: String) -> (keymap: Keymap, notes: [String]) {
    var parser = KeymapParser()
    var notes: [String] = []
    let profile = Profile.named(name) ?? Profile.all[0]
    parser.read(profile.text, file: profile.file)
    do throws(StorageError) {
      if let text = try TextFile.read(places.keys) { parser.read(text, file: places.keys) }
    } catch {
      notes.append(Sentences.sentence(for: error))
    }
    return (parser.keymap, notes + parser.problems.map(Sentences.sentence))
  }
}

/// The PATH arguments of all commands that read papers.
struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Digests, folders of digests, patterns, or - for standard input.", valueName: "PATH"))
  var paths: [String] = []

  /// What to read: the arguments, else the folders of the settings, else the sample.
  func sources(_ settings: Settings) -> Sources {
    if !paths.isEmpty { return .files(Process.filePaths(paths)) }
    guard !settings.folders.isEmpty else { return .sample }
    let home = Process.environment["HOME"] ?? ""
    return .files(
      settings.folders.map { folder in
        FilePath(folder == "~" || folder.hasPrefix("~/") ? home + folder.dropFirst() : folder)
      })
  }

  /// Reads everything, says what went wrong, and returns whether all could be read.
  func read() throws -> (library: Library, isWhole: Bool) {
    let (settings, notes) = Process.settings()
    for note in notes { Output.complain(note) }
    guard case .files(let files) = sources(settings) else { return (Sources.sampleLibrary, true) }
    let result = Loader(folder: DigestFolder(files)).run()
    for note in Sentences.notes(on: result) { Output.complain(note) }
    return (result.library, result.isWhole)
  }

  /// A sentence about a missing file that looks like a mistyped command.
  func hint() -> String? {
    guard let first = paths.first, access(first, F_OK) != 0 else { return nil }
    return nearest(first, among: Quire.commandNames).map {
      "did you mean the command `quire \($0)`?"
    }
  }
}

extension LoadResult {
  /// Whether everything could be read.
  var isWhole: Bool { errors.isEmpty && !troubled.contains(where: Sentences.isUnreadable) }
}
