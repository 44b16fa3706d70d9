import Papers

/// What is here of arXiv besides the digests: the files of papers, and the profiles by which more are fetched.
struct Holdings {
  /// The versions of papers that have a file.
  var files: [PaperForm: Set<ArxivReference>] = [:]
  /// The profiles of the settings, as far as they are known.
  var profiles: [FetchChoice] = []

  /// Whether there is a file of a paper: in this version; in any when none is named.
  func has(_ reference: ArxivReference, as form: PaperForm) -> Bool {
    let files = files[form] ?? []
    return reference.version == nil
      ? files.contains { $0.id == reference.id } : files.contains(reference)
  }
}
