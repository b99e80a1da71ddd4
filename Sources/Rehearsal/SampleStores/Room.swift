// SampleStores
