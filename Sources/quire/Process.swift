import Catalog
import Citations
import Glibc
import Interface
import Keymaps
import Papers
import Programs
import Storage

/// What the process was started with.
enum Process {
  static let environment: [String: String] = {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let sign = text.firstIndex(of: "=") {
        result[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      next += 1
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

  /// A folder of the settings: `~` is the home folder.
  static func expanded(_ folder: String) -> String {
    folder == "~" || folder.hasPrefix("~/")
      ? (environment["HOME"] ?? "") + folder.dropFirst() : folder
  }

  /// The files of papers, where the settings have them.
  static var paperFiles: PaperFiles { paperFiles(settings().settings) }

  static func paperFiles(_ settings: Settings) -> PaperFiles {
    PaperFiles(
      folder: settings.pdfFolder.isEmpty ? places.papers : expanded(settings.pdfFolder))
  }

  /// The settings, and what is wrong in them.
  ///
  /// - Parameter name: only mistakes that are about this, for what needs nothing else; nil for all.
  static func settings(about name: String? = nil) -> (settings: Settings, notes: FileNotes) {
    let file = places.settings
    do throws(StorageError) {
      guard let text = try TextFile.read(file) else { return (Settings(), FileNotes(file: file)) }
      let (settings, problems) = Settings.read(text)
      let counting = problems.filter { problem in name.map(problem.isAbout) ?? true }
      let sentences = counting.map { Sentences.sentence(for: $0, file: file) }
      return (settings, FileNotes(file: file, sentences: sentences))
    } catch {
      return (Settings(), FileNotes(file: file, sentences: [Sentences.sentence(for: error)]))
    }
  }

  /// How the settings have papers cited, and what is wrong with that.
  static func citations(_ settings: Settings) -> (options: CitationOptions, problems: [String]) {
    var options = CitationOptions()
    var problems: [String] = []
    if let pattern = KeyPattern(settings.citeKey) {
      options.pattern = pattern
    } else {
      problems.append(Sentences.badCiteKey(settings.citeKey, file: places.settings))
    }
    do throws(CitationTemplate.Problem) {
      options.template = try CitationTemplate(settings.citeTemplate)
    } catch {
      problems.append(Sentences.badCiteTemplate(error, file: places.settings))
    }
    return (options, problems)
  }

  /// Where the PDF of a paper is, for programs that are told of it; empty when it is not here.
  static func pdf(of paper: PaperID) -> String { paperFiles.newest(of: paper, as: .pdf) ?? "" }

  /// The saved views, and what is wrong in their file.
  static func views(in places: Places = places) -> (views: ViewList, notes: FileNotes) {
    let file = places.views
    do throws(StorageError) {
      let text = try ViewsFile.read(file)
      return (
        text.list.on(LocalTime.day(time(nil))),
        FileNotes(file: file, sentences: Sentences.sentences(on: text, file: file))
      )
    } catch {
      return (ViewList(), FileNotes(file: file, sentences: [Sentences.sentence(for: error)]))
    }
  }

  /// The commands that there are, and the keys of a profile with those of the user's commands, and then the user's
  /// own, over them; those of an occasion over all.
  static func keys(
    profile: Profile, _ settings: Settings, over all: Profile? = nil
  ) -> LiveKeys {
    let isTaken = { (command: UserCommand) in CommandSet.isTaken(command.name.text) }
    var problems = settings.commands.filter(isTaken).map {
      Sentences.commandIsTaken($0.name, file: places.settings)
    }
    let own = settings.commands.filter { !isTaken($0) }
    let commands = CommandSet(own)
    var parser = KeymapParser(commands: commands)
    var notes = FileNotes(file: places.keys)
    parser.read(profile.text, file: profile.file)
    for command in own {
      if let key = command.key, let problem = parser.bind(key.text, to: command.name.text) {
        problems.append(
          Sentences.badKey(problem, key, of: command.name.text, file: places.settings))
      }
    }
    do throws(StorageError) {
      if let text = try TextFile.read(places.keys) { parser.read(text, file: places.keys) }
    } catch {
      notes.sentences.append(Sentences.sentence(for: error))
    }
    if let all { parser.read(all.text, file: all.file) }
    notes.sentences += parser.problems.map(Sentences.sentence)
    return LiveKeys(
      profile: profile, commands: commands, keymap: parser.keymap, notes: notes,
      problems: problems)
  }
}

/// Keys and commands as they are, and what is wrong with them.
struct LiveKeys {
  /// Whose keys they are, with the user's own over them.
  let profile: Profile
  let commands: CommandSet
  let keymap: Keymap
  /// In the user's file of keys.
  let notes: FileNotes
  /// In the settings.
  let problems: [String]
}

/// What is wrong in one of the reader's own files: a sentence a mistake.
struct FileNotes {
  let file: String
  var sentences: [String] = []

  /// Beside the settings: `themes/mine.toml`.
  var name: String { file.split(separator: "/").suffix(2).joined(separator: "/") }
}
