import Catalog
import Glibc
import Papers
import Storage

/// What completions ask: the digests on the line, else those that the settings say, as far as they are read in a moment;
/// and marks. What cannot be read has no values, and nothing is said of it.
struct NearDigests {
  let named: [String]

  /// Enough for some months of digests, and read in some tenths of a second.
  private static let byteLimit = 8 << 20

  var library: Library {
    let paths = named.map { FilePath(Process.expanded($0)) }.filter { path in
      path.withCString { access($0, F_OK) == 0 }
    }
    let sources = PathArguments.sources(paths, Process.settings().settings)
    guard case .files(let files) = sources else { return Sources.sampleLibrary }
    let folder = DigestFolder(files).newest(bytes: NearDigests.byteLimit)
    return Loader(folder: folder).run().library
  }

  static var marks: [PaperID: PaperMarks] {
    let database = try? MarksDatabase(path: Process.places.marks, creates: false)
    return (try? database?.allMarks()) ?? [:]
  }
}
