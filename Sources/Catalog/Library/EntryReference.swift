import Papers

/// Which entry of which digest of the library.
struct EntryReference: FlatValue {
  let digest: UInt32
  let entry: UInt32

  static var nothing: EntryReference { EntryReference(digest: .max, entry: .max) }
}

extension Digest {
  /// A digest without entries, in the place of those that are gone.
  static let none = Digest(
    path: "", name: "", dialect: "", arena: Column(), records: EntryRecords(), emphasis: Column(),
    problems: [])
}
