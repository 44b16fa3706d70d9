import Catalog
import Digests
import Interface
import Storage

/// What the program reads: the files of the arguments or of the settings, or the sample.
enum Sources: Sendable {
  case files([FilePath])
  case sample

  /// Reads everything in the background. While it is read for the first time the library grows in
  /// the open; a reload replaces it at once when all is read.
  ///
  /// `folder` is what the paths stand for, if somebody has looked already.
  func load(into mailbox: Mailbox, folder: DigestFolder? = nil, isReload: Bool = false) {
    guard case .files(let paths) = self else {
      mailbox.post(.loaded(Sources.sampleLibrary, Sources.sampleLoading))
      if isReload { mailbox.post(.said(.reloaded)) }
      return
    }
    let number = mailbox.beginLoad()
    BackgroundThread.start {
      Loader(folder: folder ?? DigestFolder(paths)).run { result in
        guard mailbox.isWanted(load: number) else { return false }
        let isFinished = result.filesDone == result.filesFound
        if !isReload || isFinished {
          mailbox.post(.loaded(result.library, result.loading))
        }
        if isFinished {
          let notes = Sentences.notes(on: result)
          if let first = notes.first {
            mailbox.post(.said(.trouble(first, others: notes.count - 1)))
          } else if isReload {
            mailbox.post(.said(.reloaded))
          }
        }
        return true
      }
    }
  }

  static let sampleLibrary: Library = {
    let digest = DigestParser.parse(Array(SampleDigest.text.utf8), path: SampleDigest.name)
    return Library().adding([digest])
  }()

  static let sampleLoading = Loading(filesDone: 1, filesFound: 1, title: "sample")
}

extension LoadResult {
  /// How far the reading has come, for the heading.
  var loading: Loading {
    let digests = library.sources.filter { !$0.records.isEmpty }
    let title: String
    if filesFound == 1, let only = library.sources.first {
      title = only.path == "-" ? "standard input" : lastComponent(of: only.path)
    } else {
      title = "\(digests.count) digests"
    }
    return Loading(filesDone: filesDone, filesFound: filesFound, title: title)
  }

  private func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
