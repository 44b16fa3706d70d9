/// The digest that is shown when there is nothing else. Titles, authors, days and ids are arXiv's;
/// the descriptions are ours.
enum SampleDigest {
  static let name = "sample"
  static let text = #"""
    # Sample

    ## Attention Is All You Need

    >Authors: Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Lukasz Kaiser, Illia Polosukhin

    >2017-06-12

    > http://arxiv.org/abs/1706.03762v7

    A **transformer**.
    """#
}
