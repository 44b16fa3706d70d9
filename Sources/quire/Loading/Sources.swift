import Catalog
import Digests
import Glibc
import Interface
import Papers
import Storage
import Terminal

/// What the program reads: the files of the arguments or of the settings, or the sample.
enum Sources: Sendable {
  case files([FilePath])
  case sample

  /// Why the digests are read.
  enum Occasion {
    /// For the first time: the library grows in the open.
    case start
    /// The reader asked for it. The library is replaced at once when all is read.
    case command
    /// Something in the folders changed.
    case change
  }

  /// Reads everything in the background; files that are what they were are not read again.
  ///
  /// `folder` is what the paths stand for, if somebody has looked already. All folders that are found
  /// are watched.
  func load(
    into mailbox: Mailbox, folder: DigestFolder? = nil, watch: FolderWatch? = nil,
    on occasion: Occasion = .start
  ) {
    let names = names
    guard case .files(let paths) = self else {
      mailbox.post(.loaded(Sources.sampleLibrary, Sources.sampleLoading))
      if occasion == .command { mailbox.post(.said(.reloaded)) }
      return
    }
    guard let number = mailbox.beginLoad(canWait: occasion == .change) else { return }
    BackgroundThread.start {
      let folder = folder ?? DigestFolder(paths)
      let isNew = watch?.watch(folder) ?? false
      let before = mailbox.kept
      defer {
        // What came before it was watched has been told by nobody.
        let isBehind = isNew && DigestFolder(paths).files != folder.files
        mailbox.endLoad(number, isBehind: isBehind)
      }
      if occasion == .change, before?.isWhat(folder) == true { return }
      Loader(folder: folder, shelf: mailbox.shelf).run { result in
        guard mailbox.isWanted(load: number) else { return false }
        let isFinished = result.filesDone == result.filesFound
        guard isFinished else {
          if occasion == .start { mailbox.post(.loaded(result.library, result.loading())) }
          return true
        }
        _ = mailbox.keep(result)
        mailbox.shelf.forget(allBut: result.digests)
        for action in Sources.actions(result, since: before, occasion, names) {
          mailbox.post(action)
        }
        return true
      }
    }
  }

  /// What to tell the browser when everything has been read.
  private static func actions(
    _ result: LoadResult, since before: LoadResult?, _ occasion: Occasion, _ names: DigestNames
  ) -> [Action] {
    let gone = before.map { $0.digests.keys.count { result.digests[$0] == nil } } ?? 0
    let changed = max(gone, result.filesRead)
    if occasion == .change, changed == 0 { return [] }
    var new: Set<PaperID> = []
    if occasion != .start, let before { new = result.library.ids(notIn: before.library) }
    var actions: [Action] = [.loaded(result.library, result.loading(new))]
    // What is wrong is said once, not at every change.
    let known = occasion == .change ? before.map(Sentences.notes) ?? [] : []
    let notes = Sentences.notes(on: result).filter { !known.contains($0) }
    if !notes.isEmpty {
      actions.append(.troubled(notes.map(names.name)))
    } else if occasion == .change || (occasion == .command && changed > 0) {
      actions.append(.said(.changed(digests: changed, newPapers: new.count)))
    } else if occasion == .command {
      actions.append(.said(.reloaded))
    }
    return actions
  }

  /// The paths under which a view is remembered, as they are wherever one stands; none for what is
  /// not there twice.
  var rememberedPaths: [String] {
    guard case .files(let paths) = self, !paths.contains(where: { $0.text == "-" }) else {
      return []
    }
    return paths.map { path in
      guard let real = path.withCString({ realpath($0, nil) }) else { return path.text }
      defer { free(real) }
      return String(cString: real)
    }
  }

  /// What the digests are called on the screen.
  var names: DigestNames {
    guard case .files(let paths) = self else { return DigestNames() }
    return DigestNames(opened: paths.map(\.text))
  }

  static let sampleLibrary: Library = {
    let digest = DigestParser.parse(SampleDigest.bytes, path: SampleDigest.name)
    return Library().adding([digest])
  }()

  static let sampleLoading = Loading(filesDone: 1, filesFound: 1, title: "sample")
}

extension LoadResult {
  /// Whether it came of the same files, and without errors.
  fileprivate func isWhat(_ folder: DigestFolder) -> Bool {
    errors.isEmpty && folder.problems.isEmpty && folder.files.count == digests.count
      && folder.files.allSatisfy { digests[$0] != nil }
  }

  /// How far the reading has come, for the heading.
  func loading(_ newPapers: Set<PaperID> = []) -> Loading {
    let digests = library.sources.filter { !$0.records.isEmpty }
    let title: String
    if filesFound == 1, let only = library.sources.first {
      title = only.path == "-" ? "standard input" : lastComponent(of: only.path)
    } else {
      title = "\(digests.count) digests"
    }
    return Loading(
      filesDone: filesDone, filesFound: filesFound, title: title, newPapers: newPapers)
  }

  private func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
