/// The digest that is shown when there is nothing else to show, `sample.md`. Titles, authors, days and ids are
/// arXiv's; the descriptions are ours.
enum SampleDigest {
  static let name = "sample"

  static var bytes: [UInt8] { PackageResources.sample_md }
}
